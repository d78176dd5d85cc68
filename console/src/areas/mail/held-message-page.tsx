import { getHeld, type HeldMessage } from '@beadle/contract'
import { useAsk } from '../../api/use-ask.ts'
import { useId } from '../../app/use-id.ts'
import { Badge, EffectBadge } from '../../components/badge/badge.tsx'
import { ClauseList } from '../../components/clause/clause.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { MarkedText } from '../../components/marked-text/marked-text.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { Reason } from '../../components/reason/reason.tsx'
import { Recipients } from '../../components/recipients/recipients.tsx'
import { Timeline } from '../../components/timeline/timeline.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { Attachments } from './attachments.tsx'
import { HeldActs } from './held-acts.tsx'
import { Clock, toWords } from './held-row.tsx'
import './mail.css'

/** One held message: why, the clause's words, the message with the words that set it off, and what one can do. */
export function HeldMessagePage() {
  const { say } = useSpeech()
  const id = useId()
  const held = useAsk(getHeld, { params: { id } })
  const back = { href: paths.held, words: say('held.heading') }
  if (held.isPending) return <Loading />
  if (held.isError) {
    return (
      <Page heading={say('held.gone')} back={back}>
        <Problem error={held.error} again={() => held.refetch()} />
      </Page>
    )
  }
  return (
    <Page heading={held.data.subjectLine ?? say('held.personal')} back={back} lead={<Lead held={held.data} />}>
      <div className="mail-view">
        <div className="mail-view-main stack">
          <Why held={held.data} />
          <Message held={held.data} />
        </div>
        <div className="mail-view-acts">
          <HeldActs held={held.data} />
        </div>
        <div className="mail-view-more stack">
          <More held={held.data} />
        </div>
      </div>
    </Page>
  )
}

function Lead({ held }: { held: HeldMessage }) {
  const { say } = useSpeech()
  return (
    <p className="row">
      {held.state === 'held' ? (
        <EffectBadge effect="hold" />
      ) : (
        <Badge tone="none">{say(`held.state.${held.state}`)}</Badge>
      )}
      {held.state === 'held' && <Clock held={held} />}
    </p>
  )
}

/** Why it is held, and the words of the clauses. */
export function Why({ held }: { held: HeldMessage }) {
  const { say } = useSpeech()
  return (
    <section className="card stack" aria-labelledby="why">
      <h2 id="why">{say('held.why')}</h2>
      <Reason words={held.reason} />
      <ClauseList clauses={held.clauses} />
    </section>
  )
}

/** The message as this reader may see it. */
export function Message({ held }: { held: HeldMessage }) {
  const { say, pick } = useSpeech()
  return (
    <section className="card stack" aria-labelledby="message">
      <h2 id="message">{say('held.message')}</h2>
      <dl className="mail-meta">
        <dt>{say('message.from')}</dt>
        <dd>
          {held.from.name}
          {held.from.pseudonym && <span className="soft"> · {say('held.pseudonym')}</span>}
        </dd>
        <dt>{say('message.to')}</dt>
        <dd>{toWords(held, say)}</dd>
        <dt>{say('message.sent')}</dt>
        <dd>
          <When at={held.heldAt} style="full" />
        </dd>
      </dl>
      {held.text.open ? (
        <MarkedText text={held.text.text} marks={held.text.marks} />
      ) : (
        <p className="soft">{pick(held.text.why)}</p>
      )}
      {held.text.open && held.text.marks.length > 0 && (
        <p className="small soft">{say('held.marks', { count: held.text.marks.length })}</p>
      )}
      <Attachments attachments={held.attachments} />
    </section>
  )
}

/** Where it stands, and what happened to it. */
export function More({ held }: { held: HeldMessage }) {
  const { say } = useSpeech()
  const people = (list: HeldMessage['releasers']) => list.map((person) => person.name).join(', ')
  return (
    <>
      <section className="card stack" aria-labelledby="recipients">
        <h2 id="recipients">{say('held.recipients')}</h2>
        <Recipients recipients={held.recipients} />
      </section>
      <section className="card stack" aria-labelledby="timeline">
        <h2 id="timeline">{say('held.timeline')}</h2>
        {held.releasers.length > 0 && (
          <p className="small soft">
            {say('held.releasers', { names: people(held.releasers) })}
            {held.deputies.length > 0 && ` ${say('held.deputies', { names: people(held.deputies) })}`}
          </p>
        )}
        <Timeline happenings={held.timeline} />
        <p>
          <Link href={paths.message(held.message)}>{say('held.decision')}</Link>
        </p>
      </section>
    </>
  )
}
