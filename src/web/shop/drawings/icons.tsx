/** A cup with steam: the shop's sign. */
export function CupIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M5 10h11v5a5 5 0 0 1-5 5h-1a5 5 0 0 1-5-5z" fill="currentColor" />
      <path d="M16 11.5h1.5a2.5 2.5 0 0 1 0 5H16M8.5 7c0-1.5 1.5-1.5 1.5-3M12 7c0-1.5 1.5-1.5 1.5-3" />
    </svg>
  )
}

/** A wallet. */
export function WalletIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 7.5A1.5 1.5 0 0 1 5.5 6H17v3M4 7.5V17a2 2 0 0 0 2 2h12a2 2 0 0 0 2-2v-6a2 2 0 0 0-2-2H5.5A1.5 1.5 0 0 1 4 7.5z" />
      <circle cx="16" cy="14" r="1.2" fill="currentColor" />
    </svg>
  )
}

/** A basket. */
export function CartIcon() {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M4 10h16l-1.6 8.3a2 2 0 0 1-2 1.7H7.6a2 2 0 0 1-2-1.7zM8 10l3-6M16 10l-3-6M10 13.5v3M14 13.5v3" />
    </svg>
  )
}
