import { getQueue } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { Empty } from '../../components/empty/empty.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { MailTabs } from '../mail/mail-tabs.tsx'
import { DestinationCard } from './destination-card.tsx'
import './mail-queue.css'

/** What waits to be delivered, by destination, for those who run the school's mail. */
export function QueuePage() {
  const { say } = useSpeech()
  const queue = useAsk(getQueue, {}, { everySeconds: 10 })
  return (
    <Page heading={say('queue.heading')} lead={<p className="soft measure">{say('queue.lead')}</p>}>
      <MailTabs />
      {queue.isPending ? (
        <Loading />
      ) : queue.isError ? (
        <Problem error={queue.error} again={() => queue.refetch()} />
      ) : queue.data.destinations.length ? (
        <ul className="queue-list">
          {queue.data.destinations.map((destination) => (
            <li key={destination.name}>
              <DestinationCard destination={destination} isLinked />
            </li>
          ))}
        </ul>
      ) : (
        <Empty heading={say('queue.none')}>
          <p>{say('queue.none.now')}</p>
        </Empty>
      )}
      {queue.data && queue.data.destinations.length > 0 && (
        <p className="small soft">{say('queue.give-up-days', { days: queue.data.giveUpDays })}</p>
      )}
    </Page>
  )
}
