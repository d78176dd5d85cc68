import { checkPolicy, type Doubt } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { Badge } from '../../components/badge/badge.tsx'
import { clauseTitle } from '../../components/clause/clause-title.ts'
import { Empty } from '../../components/empty/empty.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Working } from '../../components/working/working.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import '../../components/clause/clause.css'
import './check.css'

/** What is doubtful about the policy in force: what it is, which clause, what to do, and words that would cure it. */
export function CheckPage() {
  const { say } = useSpeech()
  const asked = useAsk(checkPolicy, {}, { untilReady: true })
  return (
    <Page
      heading={say('check.heading')}
      back={{ href: paths.policy, words: say('area.policy') }}
      lead={<p className="soft measure">{say('check.lead')}</p>}
    >
      {asked.isError ? (
        <Problem error={asked.error} again={() => asked.refetch()} />
      ) : asked.data?.state === 'ready' ? (
        <Doubts doubts={asked.data.doubts} />
      ) : (
        <Working words={say('check.working')} />
      )}
    </Page>
  )
}

/** The gravest first; what a school can mend in its document together by what kind of doubt it is. */
function Doubts({ doubts }: { doubts: readonly Doubt[] }) {
  const { say, name } = useSpeech()
  if (doubts.length === 0) return <Empty heading={say('check.none')}>{<p>{say('check.none.now')}</p>}</Empty>
  const gravity = ['error', 'warning', 'note']
  const sorted = doubts.toSorted((a, b) => gravity.indexOf(a.severity) - gravity.indexOf(b.severity))
  return (
    <>
      <p role="status">{say('check.found', { count: doubts.length })}</p>
      {[...Map.groupBy(sorted, ({ kind }) => kind)].map(([kind, inside]) => (
        <section key={kind} className="card stack" aria-labelledby={`doubt-${kind}`}>
          <h2 id={`doubt-${kind}`}>
            {name('doubt', kind)} <span className="soft numbers">{inside.length}</span>
          </h2>
          <p className="soft measure">{name('doubt', `${kind}.means`)}</p>
          <ul className="doubts">
            {inside.map((doubt) => (
              <li
                key={`${doubt.message} ${doubt.clauses.map(({ clause }) => clause).join(' ')}`}
                className="stack-small"
              >
                <OneDoubt doubt={doubt} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function OneDoubt({ doubt: { severity, message, clauses, cure } }: { doubt: Doubt }) {
  const { say, pick } = useSpeech()
  return (
    <>
      <p className="measure">
        <Badge tone={severity === 'error' ? 'deny' : severity === 'warning' ? 'hold' : 'none'}>
          {say(`check.${severity}`)}
        </Badge>{' '}
        {sentence(message)}
      </p>
      {clauses.length > 0 && (
        <ul>
          {clauses.map((one) => (
            <li key={one.clause}>
              <Link href={paths.clause(one.clause)}>{clauseTitle({ id: one.clause, ref: one.ref }, say)}</Link>{' '}
              {one.text}
            </li>
          ))}
        </ul>
      )}
      {cure && (
        <p className="measure">
          <strong>{say('check.do')}</strong> {cure.do}
        </p>
      )}
      {cure?.wording && (
        <figure className="clause">
          <blockquote className="clause-words">{pick(cure.wording)}</blockquote>
          <figcaption className="soft small">{say('check.wording')}</figcaption>
        </figure>
      )}
    </>
  )
}

/** The tools say it as a note; a page says it as a sentence. */
function sentence(note: string): string {
  const begun = (note.charAt(0).toUpperCase() + note.slice(1)).replace(/`([^`]*)`/g, '“$1”')
  return /[.?!]$/.test(begun) ? begun : `${begun}.`
}
