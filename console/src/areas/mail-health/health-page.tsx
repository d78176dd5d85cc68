import { getMailHealth, type HealthCheck, type MailHealth } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { Badge, type Tone } from '../../components/badge/badge.tsx'
import type { IconName } from '../../components/icon/icon.tsx'
import { Link } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { MailTabs } from '../mail/mail-tabs.tsx'
import './mail-health.css'

const looks: Readonly<Record<HealthCheck['state'], { tone: Tone; icon: IconName }>> = {
  trouble: { tone: 'deny', icon: 'alert' },
  warning: { tone: 'hold', icon: 'alert' },
  note: { tone: 'none', icon: 'question' },
  well: { tone: 'permit', icon: 'permit' },
}

/** Whether mail flows, and what to do where it does not: for those who run it. */
export function MailHealthPage() {
  const { say } = useSpeech()
  const health = useAsk(getMailHealth, {}, { everySeconds: 30 })
  return (
    <Page heading={say('health.heading')}>
      <MailTabs />
      {health.isPending ? (
        <Loading />
      ) : health.isError ? (
        <Problem error={health.error} again={() => health.refetch()} />
      ) : (
        <Shown health={health.data} />
      )}
    </Page>
  )
}

function Shown({ health: { checks, hours, errors, at } }: { health: MailHealth }) {
  const { say } = useSpeech()
  const amiss = checks.filter(({ state }) => state === 'trouble' || state === 'warning').length
  return (
    <>
      <p>
        <strong>{say('health.amiss', { count: amiss })}</strong>{' '}
        <span className="soft small">
          {say('health.as-of')} <When at={at} />
        </span>
      </p>
      <ul className="health-checks">
        {checks.map((check) => (
          <li key={check.id}>
            <Check check={check} />
          </li>
        ))}
      </ul>
      <div className="card stack-small">
        <h2>{say('health.hours')}</h2>
        {hours.length === 0 ? <p className="soft">{say('health.hours.none')}</p> : <Hours hours={hours} />}
      </div>
      <section className="card stack-small" aria-labelledby="errors">
        <h2 id="errors">{say('health.errors')}</h2>
        {errors.length === 0 ? (
          <p className="soft">{say('health.errors.none')}</p>
        ) : (
          <ul className="stack-small">
            {errors.map(({ destination, code, count, last }) => (
              <li key={`${destination} ${code}`}>
                <code>{code}</code> {say('health.errors.from', { where: destination || '–', count })}{' '}
                <span className="soft small">
                  {say('health.errors.last')} <When at={last} />
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
    </>
  )
}

function Check({ check }: { check: HealthCheck }) {
  const { say, pick } = useSpeech()
  return (
    <article className="card health-check">
      <div className="row">
        <Badge {...looks[check.state]}>{say(`health.state.${check.state}`)}</Badge>
        <h2>{check.link ? <Link href={check.link}>{pick(check.title)}</Link> : pick(check.title)}</h2>
      </div>
      <p>{pick(check.words)}</p>
      {check.now && <p className="soft">{pick(check.now)}</p>}
    </article>
  )
}

const columns = ['out', 'in', 'held', 'bounced'] as const

function Hours({ hours }: { hours: MailHealth['hours'] }) {
  const { say, intl } = useSpeech()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
    <section className="health-hours" aria-label={say('health.hours')} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say('health.hour')}</th>
            {columns.map((column) => (
              <th key={column} scope="col">
                {say(`health.hour.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {hours.map((hour) => (
            <tr key={hour.at}>
              <th scope="row">
                <When at={hour.at} />
              </th>
              {columns.map((column) => (
                <td key={column} className="numbers">
                  {intl.formatNumber(hour[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
