import { listReceived, type ReceivedMessage } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { Badge, StateBadge } from '../../components/badge/badge.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Pager, useTurning } from '../../components/pager/pager.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { MailTabs } from './mail-tabs.tsx'

/** What came for me: what the policy noted, then everything of the last two weeks by sender and subject line. */
export function ReceivedPage() {
  const { say } = useSpeech()
  const turning = useTurning()
  const { before } = turning
  const received = useAsk(listReceived, { query: before ? { before } : {} }, { everySeconds: 30 })
  return (
    <Page heading={say('received.heading')}>
      <MailTabs />
      {received.isPending ? (
        <Loading />
      ) : received.isError ? (
        <Problem error={received.error} again={() => received.refetch()} />
      ) : (
        <Lists noted={before ? [] : received.data.noted} messages={received.data.messages} />
      )}
      <Pager turning={turning} next={received.data?.next} />
    </Page>
  )
}

type Both = { readonly noted: readonly ReceivedMessage[]; readonly messages: readonly ReceivedMessage[] }

function Lists({ noted, messages }: Both) {
  const { say } = useSpeech()
  if (!messages.length && !noted.length) {
    return (
      <Empty heading={say('received.none')}>
        <p>{say('received.none.now')}</p>
      </Empty>
    )
  }
  return (
    <>
      {noted.length > 0 && (
        <section className="stack" aria-labelledby="noted">
          <h2 id="noted">{say('received.noted', { count: noted.length })}</h2>
          <p className="soft measure">{say('received.noted.lead')}</p>
          <Rows messages={noted} />
        </section>
      )}
      <section className="stack" aria-labelledby="all">
        <h2 id="all">{say('received.all')}</h2>
        <Rows messages={messages} />
      </section>
    </>
  )
}

function Rows({ messages }: { messages: readonly ReceivedMessage[] }) {
  return (
    <ul className="mail-list">
      {messages.map((message) => (
        <li key={message.id}>
          <Row message={message} />
        </li>
      ))}
    </ul>
  )
}

function Row({ message }: { message: ReceivedMessage }) {
  const { say } = useSpeech()
  const { marks, mayAsk, reported } = message
  return (
    <article className="card mail-row">
      <div className="mail-row-top">
        <h3>
          <Link href={paths.message(message.id)}>{message.subjectLine || say('message.no-subject')}</Link>
        </h3>
        <StateBadge state={message.state} />
      </div>
      <p className="small soft">
        {say('received.from', { from: message.from.name })} <When at={message.at} />
      </p>
      {(marks.length > 0 || mayAsk || reported) && (
        <p className="small row">
          {marks.map((mark) => (
            <Badge key={mark} tone="hold">
              {mark}
            </Badge>
          ))}
          {reported && <span>{say('received.reported')}</span>}
          {mayAsk && <span className="soft">{say('received.may-ask')}</span>}
        </p>
      )}
    </article>
  )
}
