import type { ASTNode } from '@marcbachmann/cel-js'

/** What an expression reads, as paths of at most two names: `cart.subtotal`, `items`, `now`; `customer` alone stands for all of it. */
export function readsOf(root: ASTNode): ReadonlySet<string> {
  const reads = new Set<string>()
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const path = pathOf(node)
    if (path !== null) reads.add(path)
    else open.push(...partsOf(node))
  }
  return reads
}

function pathOf(node: ASTNode): string | null {
  if (node.op === 'id') return node.args
  if (node.op === '.' && node.args[0].op === 'id') return `${node.args[0].args}.${node.args[1]}`
  return null
}

function partsOf(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case 'value':
    case 'id':
      return []
    case '.':
    case '.?':
      return [node.args[0]]
    case '!_':
    case '-_':
      return [node.args]
    case 'call':
      return node.args[1]
    case 'rcall':
      return [node.args[1], ...node.args[2]]
    case 'map':
      return node.args.flat()
    default:
      return node.args
  }
}
