import { type Life, life as lives } from '@beadle/contract'

/** How many clauses live how, as one bar. The legend beside it says the same in words and figures. */
export function Share({ counts }: { counts: Readonly<Record<Life, number>> }) {
  return (
    <div className="share" aria-hidden="true">
      {lives.options
        .filter((one) => counts[one] > 0)
        .map((one) => (
          <span key={one} data-life={one} style={{ flexGrow: counts[one] }} />
        ))}
    </div>
  )
}
