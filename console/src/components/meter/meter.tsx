import './meter.css'

/** How much of a budget is spent. Over the budget it is full, and the words say so. */
export function Meter({ spent, of, words }: { spent: number; of: number; words: string }) {
  const share = of > 0 ? Math.min(1, spent / of) : 1
  return (
    <div className="meter">
      <span>{words}</span>
      <span className="meter-track" aria-hidden="true">
        <span className="meter-fill" data-over={spent > of ? '' : undefined} style={{ width: `${share * 100}%` }} />
      </span>
    </div>
  )
}
