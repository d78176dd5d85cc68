import type { HomeItem } from '@beadle/contract'
import { Badge, type Tone } from '../../components/badge/badge.tsx'
import { ClauseLink } from '../../components/clause/clause.tsx'
import type { IconName } from '../../components/icon/icon.tsx'
import { Link } from '../../components/link/link.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

const kinds: Readonly<Record<HomeItem['kind'], { tone: Tone; icon: IconName }>> = {
  review: { tone: 'hold', icon: 'hold' },
  confirm: { tone: 'hold', icon: 'question' },
  waiting: { tone: 'none', icon: 'scheduled' },
  refused: { tone: 'deny', icon: 'deny' },
  task: { tone: 'none', icon: 'driven' },
}

/** One thing that needs its reader: what, why, by which clause, until when. */
export function HomeItemCard({ item }: { item: HomeItem }) {
  const { say, pick } = useSpeech()
  return (
    <article className="card home-item">
      <div className="home-item-top">
        <Badge {...kinds[item.kind]}>{say(`home.kind.${item.kind}`)}</Badge>
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
