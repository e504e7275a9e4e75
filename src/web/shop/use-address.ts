import { useEffect, useState } from 'react'

/** What the part of the address after `#` names: a shelf, `cart`, `wallet`, or nothing. */
export function useAddress(): [string, (name: string) => void] {
  const [name, setName] = useState(currentName)
  useEffect(() => {
    const follow = (): void => setName(currentName())
    window.addEventListener('hashchange', follow)
    return () => window.removeEventListener('hashchange', follow)
  }, [])
  return [name, goTo]
}

function currentName(): string {
  return window.location.hash.slice(1)
}

function goTo(name: string): void {
  window.location.hash = name
}
