import { useWords } from './words.ts'

/** What this is, and where to look behind it. */
export function Footer() {
  const { words } = useWords()
  return (
    <footer className="footer">
      <p>{words.footer}</p>
      <a href="/graphiql">{words.tryApi}</a>
    </footer>
  )
}
