/** What a source gives, in order, the next of it always on its way meanwhile: whoever waits for the database and whoever works take turns no more. */
export async function* oneAhead<Item>(source: AsyncIterable<Item>): AsyncGenerator<Item> {
  const iterator = source[Symbol.asyncIterator]()
  let coming = iterator.next()
  try {
    for (;;) {
      const { done, value } = await coming
      if (done) return
      coming = iterator.next()
      // What goes wrong is told where it is waited for.
      coming.catch(() => {})
      yield value
    }
  } finally {
    await iterator.return?.()
  }
}
