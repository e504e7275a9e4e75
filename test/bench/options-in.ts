/** Reads options such as `--rounds 3` off a command line; what is not a number above 0 is refused with `help`. */
export function optionsIn(words: readonly string[], help: string) {
  return (name: string, otherwise: number): number => {
    const at = words.indexOf(name)
    const value = at < 0 ? otherwise : Number(words[at + 1])
    if (!(value > 0)) throw new Error(`${name} takes a number. ${help}`)
    return value
  }
}
