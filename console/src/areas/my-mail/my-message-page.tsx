import { getOwnMail, type KeptUntil, type OwnMessage } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { useId } from '../../app/use-id.ts'
import { ClauseList } from '../../components/clause/clause.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Attachments } from '../mail/attachments.tsx'
import '../mail/mail.css'
import './my-mail.css'

/** One message of mine: its text, as text, and what of it is kept until when. */
export function MyMessagePage() {
  const { say } = useSpeech()
  const id = useId()
  const message = useAsk(getOwnMail, { params: { id } })
  const back = { href: paths.ownMail, words: say('own.heading') }
  if (message.isPending) return <Loading />
  if (message.isError)
    return (
      <Page heading={say('message.gone')} back={back}>
        <Problem error={message.error} again={() => message.refetch()} />
      </Page>
    )
  return <Shown message={message.data} back={back} />
}

function Shown({ message, back }: { message: OwnMessage; back: { href: string; words: string } }) {
  const { say, pick } = useSpeech()
  const { forgotten, subjectLine, from, to, at, text, why, attachments, kept } = message
  return (
    <Page heading={forgotten ? say('own.forgotten') : subjectLine || say('message.no-subject')} back={back}>
      <section className="card stack" aria-labelledby="text">
        <dl className="mail-meta">
          {from && (
            <>
              <dt>{say('own.meta.from')}</dt>
              <dd>{from.address && from.address !== from.name ? `${from.name} <${from.address}>` : from.name}</dd>
            </>
          )}
          {to.length > 0 && (
            <>
              <dt>{say('own.meta.to')}</dt>
              <dd>{to.join(', ')}</dd>
            </>
          )}
          <dt>{say('own.meta.when')}</dt>
          <dd>
            <When at={at} />
          </dd>
        </dl>
        <h2 id="text">{say('own.text')}</h2>
        {text === null ? <p className="measure">{why && pick(why)}</p> : <p className="own-text">{text}</p>}
        {attachments.length > 0 && <Attachments attachments={attachments} />}
        {!forgotten && (
          <p>
            <Link href={paths.message(message.id)}>{say('own.decision')}</Link>
          </p>
        )}
      </section>
      {kept.length > 0 && (
        <section className="card stack" aria-labelledby="kept">
          <h2 id="kept">{say('own.kept')}</h2>
          {kept.map((each) => (
            <Kept key={each.what} kept={each} />
          ))}
        </section>
      )}
    </Page>
  )
}

function Kept({ kept: { what, words, until, clauses } }: { kept: KeptUntil }) {
  const { say, pick } = useSpeech()
  return (
    <div className="stack own-kept">
      <p>
        {pick(words)}{' '}
        {until ? (
          <>
            {say('own.kept.until')} <When at={`${until}T12:00:00Z`} style="day" />.
          </>
        ) : (
          what !== 'text' && say('own.kept.no-line')
        )}
      </p>
      {clauses.length > 0 && <ClauseList clauses={clauses} />}
    </div>
  )
}
