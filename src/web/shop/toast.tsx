import { useEffect, useState } from 'react'
import { NoticeLine } from './notice-line.tsx'
import type { Notice } from './shop-state.ts'
import { useShop } from './store-context.ts'

const SHOWN_MILLISECONDS = 6000

/** What came of a step that was taken outside of the drawers; it goes by itself. */
export function Toast() {
  const { notice } = useShop().state
  const [past, setPast] = useState<Notice | null>(null)
  useEffect(() => {
    const timer = setTimeout(() => setPast(notice), SHOWN_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [notice])
  return <div className="toast">{notice !== past && <NoticeLine />}</div>
}
