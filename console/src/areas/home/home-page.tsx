import { getHome, type Home } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { ButtonLink } from '../../components/button/button.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Budget } from '../review/budget.tsx'
import { HomeItemCard } from './home-item.tsx'
import './home.css'

/** What needs me, the most urgent first. */
export function HomePage() {
  const { say } = useSpeech()
  const home = useAsk(getHome, {}, { everySeconds: 30 })
  return (
    <Page heading={say('home.heading')} title={say('area.home')}>
      {home.isPending ? (
        <Loading />
      ) : home.isError ? (
        <Problem error={home.error} again={() => home.refetch()} />
      ) : (
        <HomeView home={home.data} />
      )}
    </Page>
  )
}

function HomeView({ home }: { home: Home }) {
  const { say } = useSpeech()
  const hasSide = home.today !== null || home.budget !== null
  return (
    <div className={hasSide ? 'home' : 'stack'}>
      {home.items.length ? (
        <ul className="home-items">
          {home.items.map((item) => (
            <li key={item.id}>
              <HomeItemCard item={item} />
            </li>
          ))}
        </ul>
      ) : (
        <Empty heading={say('home.nothing')}>
          <p>{say('home.nothing.now')}</p>
          <div className="row">
            <ButtonLink href={paths.mine}>{say('mine.heading')}</ButtonLink>
            <ButtonLink href={paths.mayI}>{say('area.may-i')}</ButtonLink>
          </div>
        </Empty>
      )}
      {hasSide && (
        <div className="home-side">
          {home.today && <Today today={home.today} />}
          {home.budget && (
            <section className="card stack-small" aria-labelledby="budget">
              <h2 id="budget">{say('home.budget')}</h2>
              <Budget budget={home.budget} />
            </section>
          )}
        </div>
      )}
    </div>
  )
}

function Today({ today }: { today: NonNullable<Home['today']> }) {
  const { say, intl } = useSpeech()
  return (
    <section className="card stack-small" aria-labelledby="today">
      <h2 id="today">{say('home.today')}</h2>
      <dl className="figures">
        {(['decided', 'held', 'denied', 'advised'] as const).map((figure) => (
          <div key={figure}>
            <dt className="small soft">{say(`home.today.${figure}`)}</dt>
            <dd>{intl.formatNumber(today[figure])}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
