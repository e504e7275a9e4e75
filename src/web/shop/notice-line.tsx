import { useShop } from './store-context.ts'

/** What came of the last step, read out as it comes. */
export function NoticeLine() {
  const { notice } = useShop().state
  return (
    <div role="status" aria-live="polite">
      {notice !== null && <p className={`notice notice-${notice.tone}`}>{notice.text}</p>}
    </div>
  )
}
