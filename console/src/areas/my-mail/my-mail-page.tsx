import { type OwnMail, searchOwnMail } from '@beadle/contract'
import { type FormEvent, useState } from 'react'
import { useAsk } from '../../api/use-ask.ts'
import { Badge } from '../../components/badge/badge.tsx'
import { Button } from '../../components/button/button.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Pager, useTurning } from '../../components/pager/pager.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { MailTabs } from '../mail/mail-tabs.tsx'
import { SnippetText } from './snippet-text.tsx'
import './my-mail.css'

/** My mail: what I sent and what came for me, found by its words. Mine alone. */
export function MyMailPage() {
  const { say } = useSpeech()
  const [typed, setTyped] = useState('')
  const [words, setWords] = useState('')
  const turning = useTurning()
  const { before } = turning
  const found = useAsk(
    searchOwnMail,
    { body: { ...(words ? { words } : {}), ...(before ? { before } : {}) } },
    { everySeconds: 60 },
  )
  function submit(event: FormEvent) {
    event.preventDefault()
    turning.reset()
    setWords(typed.trim())
  }
  return (
    <Page heading={say('own.heading')}>
      <MailTabs />
      <p className="soft measure">{say('own.lead')}</p>
      <search>
        <form className="mail-search" onSubmit={submit}>
          <TextLine
            label={say('own.search')}
            hint={say('own.search.help')}
            value={typed}
            onChange={setTyped}
            maxLength={200}
          />
          <Button type="submit">{say('own.search.verb')}</Button>
        </form>
      </search>
      <div role="status">
        {found.data && found.data.behind > 0 && <p>{say('own.behind', { count: found.data.behind })}</p>}
      </div>
      {found.isPending ? (
        <Loading />
      ) : found.isError ? (
        <Problem error={found.error} again={() => found.refetch()} />
      ) : (
        <Found messages={found.data.messages} words={words} />
      )}
      <Pager turning={turning} next={found.data?.next} />
    </Page>
  )
}

function Found({ messages, words }: { messages: readonly OwnMail[]; words: string }) {
  const { say } = useSpeech()
  if (!messages.length)
    return (
      <Empty heading={say(words ? 'own.not-found' : 'own.none')}>
        <p>{say(words ? 'own.not-found.now' : 'own.none.now')}</p>
      </Empty>
    )
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

function Row({ message }: { message: OwnMail }) {
  const { say } = useSpeech()
  const { id, at, as, forgotten, subjectLine, from, to, files, snippet } = message
  return (
    <article className="card mail-row">
      <div className="mail-row-top">
        <h2>
          <Link href={paths.own(id)}>
            {forgotten ? say('own.forgotten') : subjectLine || say('message.no-subject')}
          </Link>
        </h2>
        <Badge tone="none">{say(as === 'sent' ? 'own.sent' : 'own.received')}</Badge>
      </div>
      <p className="small soft">
        {as === 'sent' || !from ? '' : `${say('own.from', { from: from.name })} · `}
        {as === 'sent' && to.length > 0 ? `${say('own.to', { to: shortened(to) })} · ` : ''}
        <When at={at} />
      </p>
      {snippet && snippet.text !== '' && (
        <p className="own-snippet">
          <SnippetText snippet={snippet} />
        </p>
      )}
      {files.length > 0 && <p className="small soft">{say('own.files', { files: files.join(', ') })}</p>}
    </article>
  )

  function shortened(names: readonly string[]): string {
    const more = names.length - 3
    const first = names.slice(0, 3).join(', ')
    return more > 0 ? say('own.and-more', { names: first, count: more }) : first
  }
}
