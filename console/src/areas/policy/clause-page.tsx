import { type ClauseDetail, getClause } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { useId } from '../../app/use-id.ts'
import { LifeBadge } from '../../components/badge/badge.tsx'
import { ClauseWords } from '../../components/clause/clause.tsx'
import { clauseTitle } from '../../components/clause/clause-title.ts'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Trend } from '../../components/trend/trend.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { BindingCard } from './binding-card.tsx'
import { DutyCard } from './duty-card.tsx'
import { Examples } from './examples.tsx'
import { RecentDecision } from './recent-decision.tsx'
import './policy.css'

/** One clause: its words, how it lives, the controls that meet it, when it acted and what was decided. */
export function ClausePage() {
  const { say } = useSpeech()
  const id = useId()
  const clause = useAsk(getClause, { params: { id } })
  const back = { href: paths.policy, words: say('area.policy') }
  if (clause.isPending) return <Loading />
  if (clause.isError) {
    return (
      <Page heading={say('clause.gone')} back={back}>
        <Problem error={clause.error} again={() => clause.refetch()} />
      </Page>
    )
  }
  const { data } = clause
  return (
    <Page heading={clauseTitle(data, say)} back={back} lead={<Words clause={data} />}>
      <section className="card stack" aria-labelledby="life">
        <h2 id="life">{say('clause.life')}</h2>
        <LifeBadge life={data.life} />
        <p className="measure">{say(`life.${data.life}.means`)}</p>
        {data.variance && <Variance variance={data.variance} />}
        {data.bindings.map((binding) => (
          <BindingCard key={binding.id} binding={binding} settings={data.settings[binding.id] ?? {}} />
        ))}
        {data.duties.map((duty) => (
          <DutyCard key={duty.id} duty={duty} />
        ))}
        {data.note && <p className="small soft measure">{data.note}</p>}
        {data.breach && (
          <p className="small soft measure">
            {say('clause.breach')} {data.breach}
          </p>
        )}
      </section>
      <Acted clause={data} />
      <Examples clause={data.id} />
    </Page>
  )
}

function Words({ clause }: { clause: ClauseDetail }) {
  const { say, name } = useSpeech()
  return (
    <>
      <ClauseWords bare clause={{ ...clause, clause: clause.id }} />
      <p className="small soft">
        {clause.section === clause.ref ? '' : `${clause.section} · `}
        {clause.id} · {say(`clause.modality.${clause.modality}`)} ·{' '}
        {say('clause.for', { audience: clause.audience.map((one) => name('audience', one).toLowerCase()).join(', ') })}
      </p>
    </>
  )
}

function Variance({ variance }: { variance: NonNullable<ClauseDetail['variance']> }) {
  const { say } = useSpeech()
  return (
    <dl className="stack-small measure">
      <div>
        <dt className="soft small">{say('variance.instead')}</dt>
        <dd>{variance.instead}</dd>
      </div>
      <div>
        <dt className="soft small">{say('variance.why')}</dt>
        <dd>{variance.why}</dd>
      </div>
      {variance.approvedBy && (
        <div>
          <dt className="soft small">{say('variance.approved')}</dt>
          <dd>{variance.approvedBy}</dd>
        </div>
      )}
    </dl>
  )
}

function Acted({ clause }: { clause: ClauseDetail }) {
  const { say } = useSpeech()
  return (
    <section className="card stack" aria-labelledby="acted">
      <h2 id="acted">{say('clause.acted')}</h2>
      <p>
        {clause.lastActedAt ? (
          <>
            {say('clause.last')} <When at={clause.lastActedAt} />. {say('clause.count', { count: clause.count })}
          </>
        ) : (
          say('clause.never.long')
        )}
      </p>
      {clause.count > 0 && <Trend points={clause.trend} label={say('clause.acted')} />}
      {clause.recent.length > 0 && (
        <>
          <h3>{say('clause.recent')}</h3>
          <ul className="decisions">
            {clause.recent.map((decision) => (
              <li key={decision.id}>
                <RecentDecision clause={clause.id} decision={decision} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
