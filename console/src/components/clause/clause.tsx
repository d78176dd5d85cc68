import type { CitedClause } from '@beadle/contract'
import { useSession } from '../../api/session.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Link, paths } from '../link/link.tsx'
import { When } from '../when/when.tsx'
import { clauseTitle } from './clause-title.ts'
import './clause.css'

/** A clause with its words as they stood, and the way to its page for those who may read the policy; `bare` on that page itself. */
export function ClauseWords({ clause, bare = false }: { clause: CitedClause; bare?: boolean }) {
  const { say } = useSpeech()
  return (
    <figure className="clause">
      <blockquote className="clause-words">{clause.quote ?? clause.text}</blockquote>
      <figcaption className="clause-ref soft">
        {bare ? '' : <ClauseLink clause={clause} />}
        {bare ? '' : ' · '}
        {say(clause.quote ? 'clause.quoted' : 'clause.summary')} · <Version version={clause.version} />
      </figcaption>
    </figure>
  )
}

/** A version named by its date is said as a date. */
export function Version({ version }: { version: string }) {
  const { say } = useSpeech()
  if (!/^\d{4}-\d{2}-\d{2}$/.test(version)) return say('version', { version })
  return (
    <>
      {say('version.of')} <When at={`${version}T12:00:00Z`} style="day" />
    </>
  )
}

/** A clause by its reference alone. */
export function ClauseLink({ clause }: { clause: Pick<CitedClause, 'clause' | 'ref'> }) {
  const { may } = useSession()
  const { say } = useSpeech()
  const words = clauseTitle({ id: clause.clause, ref: clause.ref }, say)
  return may.seePolicy ? <Link href={paths.clause(clause.clause)}>{words}</Link> : <span>{words}</span>
}

export function ClauseList({ clauses }: { clauses: readonly CitedClause[] }) {
  if (clauses.length === 1 && clauses[0]) return <ClauseWords clause={clauses[0]} />
  return (
    <ul className="clause-list">
      {clauses.map((clause) => (
        <li key={`${clause.clause} ${clause.control ?? ''}`}>
          <ClauseWords clause={clause} />
        </li>
      ))}
    </ul>
  )
}
