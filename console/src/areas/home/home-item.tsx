import type { Effect, HomeItem } from '@beadle/contract'
import { ClauseLink } from '../../components/clause/clause.tsx'
import { Icon, type IconName } from '../../components/icon/icon.tsx'
import { Link } from '../../components/link/link.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

const kinds: Readonly<Record<HomeItem['kind'], { tone: Effect | 'none'; icon: IconName }>> = {
  review: { tone: 'hold', icon: 'hold' },
  confirm: { tone: 'hold', icon: 'question' },
  waiting: { tone: 'none', icon: 'scheduled' },
  refused: { tone: 'deny', icon: 'deny' },
  task: { tone: 'none', icon: 'driven' },
}

/** One thing that needs its reader: what, why, by which clause, until when. */
export function HomeItemCard({ item }: { item: HomeItem }) {
  const { say, pick } = useSpeech()
  const { tone, icon } = kinds[item.kind]
  return (
    <article className="card home-item">
      <div className="home-item-top">
        <span className="badge" data-tone={tone}>
          <Icon name={icon} size={16} />
          {say(`home.kind.${item.kind}`)}
        </span>
        <span className="small">
          {item.due ? (
            <strong>
              {say(item.kind === 'waiting' ? 'home.goes' : 'home.due')} <When at={item.due} />
            </strong>
          ) : (
            <span className="soft">
              <When at={item.since} />
            </span>
          )}
        </span>
      </div>
      <h2>
        <Link href={item.link}>{item.title}</Link>
      </h2>
      {item.why && <p className="measure">{pick(item.why)}</p>}
      {item.clause && (
        <p className="small soft">
          <ClauseLink clause={item.clause} />: {item.clause.quote ?? item.clause.text}
        </p>
      )}
    </article>
  )
}
