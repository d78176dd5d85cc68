import type { ReviewBudget } from '@beadle/contract'
import { Link, paths } from '../../components/link/link.tsx'
import { Meter } from '../../components/meter/meter.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** What the school asked of its reviewers today against what it means to ask, and which clauses asked it. */
export function Budget({ budget }: { budget: ReviewBudget }) {
  const { say } = useSpeech()
  const { spent, of } = budget
  const isOver = spent > of
  return (
    <>
      <Meter spent={spent} of={of} words={say('home.budget.words', { spent, of })} />
      <p className="small soft">{say(isOver ? 'home.budget.over' : 'home.budget.under')}</p>
      {budget.spentBy.length > 0 && (
        <ul className="small stack-small review-spent">
          {budget.spentBy.map(({ clause, count }) => (
            <li key={clause.clause}>
              {say('review.spent-by', { count })} <Link href={paths.clause(clause.clause)}>{clause.ref}</Link>
              {isOver && <span className="soft"> · {say('review.watch-first')}</span>}
            </li>
          ))}
          {budget.others > 0 && <li className="soft">{say('review.spent-by.others', { count: budget.others })}</li>}
        </ul>
      )}
    </>
  )
}
