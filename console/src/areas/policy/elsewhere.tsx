import type { PolicyPage } from '@beadle/contract'
import { clauseTitle } from '../../components/clause/clause-title.ts'
import { Link, paths } from '../../components/link/link.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** What other systems must do for clauses to be kept: the list for whoever runs them. */
export function Elsewhere({ policy }: { policy: PolicyPage }) {
  const { say } = useSpeech()
  if (policy.elsewhere.length === 0) return null
  const byId = new Map(policy.clauses.map((clause) => [clause.id, clause]))
  return (
    <section className="card stack" aria-labelledby="elsewhere">
      <h2 id="elsewhere">{say('elsewhere')}</h2>
      <p className="soft measure">{say('elsewhere.lead')}</p>
      <ul className="clause-rows">
        {policy.elsewhere.map((one) => (
          <li key={one.duty} className="elsewhere-one stack-small">
            <p className="measure">
              {one.system && <strong>{one.system}: </strong>}
              {one.what}
            </p>
            <details>
              <summary>{say('elsewhere.clauses', { count: one.clauses.length })}</summary>
              <ul>
                {one.clauses.map((id) => {
                  const clause = byId.get(id)
                  return (
                    clause && (
                      <li key={id}>
                        <Link href={paths.clause(id)}>{clauseTitle(clause, say)}</Link> {clause.text}
                      </li>
                    )
                  )
                })}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  )
}
