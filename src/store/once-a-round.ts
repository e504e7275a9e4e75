/**
 * What is asked for again within one round of the event loop is read once: short readings are sent when the round is over (`ReadLanes`), after
 * all of them were asked. Whoever has heard of a change asks in a later round, and sees it.
 */
export function onceARound<Answer>(read: (name: string) => Promise<Answer>): (name: string) => Promise<Answer> {
  const asked = new Map<string, Promise<Answer>>()
  return (name) => {
    const known = asked.get(name)
    if (known !== undefined) return known
    if (asked.size === 0) setImmediate(() => asked.clear())
    const answer = read(name)
    asked.set(name, answer)
    return answer
  }
}
