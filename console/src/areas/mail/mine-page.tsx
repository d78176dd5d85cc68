import { listMine, type MyMessage } from '@beadle/contract'
import { type FormEvent, useState } from 'react'
import { useAsk } from '../../api/use-ask.ts'
import { StateBadge } from '../../components/badge/badge.tsx'
import { Button } from '../../components/button/button.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Pager, useTurning } from '../../components/pager/pager.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Recipients } from '../../components/recipients/recipients.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { MailTabs } from './mail-tabs.tsx'
import { Standing } from './standing.tsx'
import { TakeBack } from './take-back.tsx'
import { UndoWish } from './undo-wish.tsx'

/** Where is my mail?: what I sent, and where each copy stands. */
export function MinePage() {
  const { say } = useSpeech()
  const [typed, setTyped] = useState('')
  const [search, setSearch] = useState('')
  const turning = useTurning()
  const { before } = turning
  const mine = useAsk(
    listMine,
    { body: { ...(search ? { search } : {}), ...(before ? { before } : {}) } },
    { everySeconds: 20 },
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    turning.reset()
    setSearch(typed.trim())
  }
  return (
    <Page heading={say('mine.heading')}>
      <MailTabs />
      <search>
        <form className="mail-search" onSubmit={submit}>
          <TextLine label={say('mine.search')} value={typed} onChange={setTyped} maxLength={200} />
          <Button type="submit">{say('mine.search.verb')}</Button>
        </form>
      </search>
      {mine.isPending ? (
        <Loading />
      ) : mine.isError ? (
        <Problem error={mine.error} again={() => mine.refetch()} />
      ) : (
        <Messages messages={mine.data.messages} searched={search} />
      )}
      <Pager turning={turning} next={mine.data?.next} />
      <UndoWish />
    </Page>
  )
}

function Messages({ messages, searched }: { messages: readonly MyMessage[]; searched: string }) {
  const { say } = useSpeech()
  if (!messages.length) {
    return (
      <Empty heading={say(searched ? 'mine.not-found' : 'mine.none')}>
        <p>{say(searched ? 'mine.not-found.now' : 'mine.none.now')}</p>
      </Empty>
    )
  }
  return (
    <ul className="mail-list">
      {messages.map((message) => (
        <li key={message.id}>
          <MyMessageRow message={message} />
        </li>
      ))}
    </ul>
  )
}

function MyMessageRow({ message }: { message: MyMessage }) {
  const { say } = useSpeech()
  const [only] = message.recipients
  return (
    <article className="card mail-row">
      <div className="mail-row-top">
        <h2>
          <Link href={paths.message(message.id)}>{message.subjectLine || say('message.no-subject')}</Link>
        </h2>
        <StateBadge state={message.state} />
      </div>
      <p className="small soft">
        {say('mine.sent')} <When at={message.sentAt} />{' '}
        {message.recipients.length === 1 && only ? say('mine.to', { to: only.name ?? only.address }) : ''}
        {message.recipients.length === 1 && only?.until && (
          <>
            {' · '}
            {say('recipient.goes')} <When at={only.until} />
          </>
        )}
      </p>
      <Standing recipients={message.recipients} />
      {message.takeBackUntil && <TakeBack id={message.id} until={message.takeBackUntil} />}
      {message.recipients.length > 1 && (
        <details>
          <summary>{say('mine.recipients', { count: message.recipients.length })}</summary>
          <Recipients recipients={message.recipients} />
        </details>
      )}
      {message.held && (
        <p>
          <Link href={paths.heldMessage(message.held)}>{say('mine.act')}</Link>
        </p>
      )}
    </article>
  )
}
