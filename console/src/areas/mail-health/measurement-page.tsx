import { getMailMeasurement, type MailMeasurement } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { Empty } from '../../components/empty/empty.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import './mail-health.css'

/** How often detectors were wrong here, as the school's own people said. */
export function MeasurementPage() {
  const { say } = useSpeech()
  const measured = useAsk(getMailMeasurement, {})
  return (
    <Page
      heading={say('measured.heading')}
      back={{ href: paths.policy, words: say('area.policy') }}
      lead={<p className="measure">{say('measured.lead')}</p>}
    >
      {measured.isPending ? (
        <Loading />
      ) : measured.isError ? (
        <Problem error={measured.error} again={() => measured.refetch()} />
      ) : (
        <Shown measured={measured.data} />
      )}
    </Page>
  )
}

function Shown({ measured: { bindings, since, fewest } }: { measured: MailMeasurement }) {
  const { say, intl } = useSpeech()
  if (bindings.length === 0) {
    return (
      <Empty heading={say('measured.none')}>
        <p>{say('measured.none.now')}</p>
      </Empty>
    )
  }
  return (
    <>
      <p className="soft small">
        {say('measured.since')} <When at={`${since}T12:00:00Z`} style="day" />
      </p>
      <ul className="health-checks">
        {bindings.map(({ clause, control, stopped, falseAlarms, share, terms }) => (
          <li key={`${clause.clause} ${control}`}>
            <article className="card stack-small">
              <h2>
                <Link href={paths.clause(clause.clause)}>{clause.ref}</Link>{' '}
                <span className="soft small">{control}</span>
              </h2>
              <p>
                {say('measured.counts', { stopped, wrong: falseAlarms })}{' '}
                {share === undefined ? (
                  <span className="soft">{say('measured.too-few', { fewest })}</span>
                ) : (
                  <strong>
                    {say('measured.share', {
                      share: intl.formatNumber(share, { style: 'percent', maximumFractionDigits: 1 }),
                    })}
                  </strong>
                )}
              </p>
              {terms.length > 0 && (
                <p className="small soft">
                  {say('measured.terms')} {terms.map(({ fact, count }) => `${fact} (${count})`).join(', ')}
                </p>
              )}
            </article>
          </li>
        ))}
      </ul>
    </>
  )
}
