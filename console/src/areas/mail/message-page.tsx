import { getMessage, type MessageDecision } from '@beadle/contract'
import { useSession } from '../../api/session.tsx'
import { useAsk } from '../../api/use-ask.ts'
import { useId } from '../../app/use-id.ts'
import { EffectBadge } from '../../components/badge/badge.tsx'
import { ButtonLink } from '../../components/button/button.tsx'
import { ClauseList } from '../../components/clause/clause.tsx'
import { Obligations, SetAside } from '../../components/decision/decision.tsx'
import { decisiveFirst } from '../../components/decision/decisive-first.ts'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Reason } from '../../components/reason/reason.tsx'
import { Recipients } from '../../components/recipients/recipients.tsx'
import { Timeline } from '../../components/timeline/timeline.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { AskSender } from './ask-sender.tsx'
import { FalseAlarm } from './false-alarm.tsx'
import { ParentContact } from './parent-contact.tsx'
import { ReportMessage } from './report-message.tsx'
import { Standing } from './standing.tsx'
import { TakeBack } from './take-back.tsx'
import './mail.css'

/** A message's decision: what was decided, by which clauses, what came with it, and where the message stands. */
export function MessagePage() {
  const { say } = useSpeech()
  const id = useId()
  const message = useAsk(getMessage, { params: { id } }, { everySeconds: 20 })
  const back = { href: paths.mine, words: say('mine.heading') }
  if (message.isPending) return <Loading />
  if (message.isError) {
    return (
      <Page heading={say('message.gone')} back={back}>
        <Problem error={message.error} again={() => message.refetch()} />
      </Page>
    )
  }
  const came = message.data.direction === 'in' || message.data.mayReport
  return (
    <Decided message={message.data} back={came ? { href: paths.received, words: say('received.heading') } : back} />
  )
}

function Decided({ message, back }: { message: MessageDecision; back: { href: string; words: string } }) {
  const { say } = useSpeech()
  const { may } = useSession()
  const lead = (
    <>
      <Standing recipients={message.recipients} />
      <p className="row">
        <EffectBadge effect={message.effect} />
        <span className="soft">
          {say('message.by', { from: message.from.name })} <When at={message.at} />
        </span>
      </p>
    </>
  )
  return (
    <Page
      heading={message.subjectLine || say(message.subjectLine === null ? 'held.personal' : 'message.no-subject')}
      back={back}
      lead={lead}
    >
      {message.takeBackUntil && <TakeBack id={message.id} until={message.takeBackUntil} />}
      <section className="card stack" aria-labelledby="decided">
        <h2 id="decided">{say('message.decided')}</h2>
        <Reason words={message.reason} />
        {message.clauses.length > 0 && <ClauseList clauses={decisiveFirst(message.clauses, message.obligations)} />}
        <Obligations obligations={message.obligations} />
        {message.held && (
          <p>
            <ButtonLink kind="main" href={paths.heldMessage(message.held)}>
              {say('message.held')}
            </ButtonLink>
          </p>
        )}
      </section>
      {message.returning && <AskSender id={message.id} returning={message.returning} />}
      {message.contact && <ParentContact id={message.id} contact={message.contact} />}
      <section className="card stack" aria-labelledby="recipients">
        <h2 id="recipients">{say('held.recipients')}</h2>
        <Recipients recipients={message.recipients} />
      </section>
      <SetAside lifted={message.lifted} watched={message.watched} />
      <section className="card stack" aria-labelledby="timeline">
        <h2 id="timeline">{say('held.timeline')}</h2>
        <Timeline happenings={message.timeline} />
        {message.ledgerEntry && may.seeLedger && (
          <p>
            <Link href={paths.entry(message.ledgerEntry)}>{say('message.proof')}</Link>
          </p>
        )}
      </section>
      {message.falseAlarm && <FalseAlarm id={message.id} standing={message.falseAlarm} />}
      {message.mayReport && <ReportMessage id={message.id} />}
    </Page>
  )
}
