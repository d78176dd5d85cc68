import type { HeldSummary } from '@beadle/contract'
import { ClauseLink } from '../../components/clause/clause.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { splitFirst } from '../../components/reason/split-first.ts'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** One held message in a list. */
export function HeldRow({ held }: { held: HeldSummary }) {
  const { say, pick, language } = useSpeech()
  const [what] = splitFirst(pick(held.reason), language)
  return (
    <article className="card mail-row">
      <div className="mail-row-top">
        <h3>
          <Link href={paths.heldMessage(held.id)}>{held.subjectLine ?? say('held.personal')}</Link>
        </h3>
        <span className="small">
          <Clock held={held} />
        </span>
      </div>
      <p className="small soft">
        {held.as === 'sender'
          ? say('held.to', { to: toWords(held, say) })
          : say('held.from-to', { from: held.from.name, to: toWords(held, say) })}
      </p>
      <p>{what}</p>
      <p className="small soft row">
        {held.clauses.map((clause) => (
          <ClauseLink key={clause.clause} clause={clause} />
        ))}
      </p>
    </article>
  )
}

/** When it goes by itself, or until when somebody must have acted and what happens then. */
export function Clock({ held }: { held: Pick<HeldSummary, 'until' | 'deadline' | 'onDeadline' | 'heldAt'> }) {
  const { say } = useSpeech()
  if (held.until) {
    return (
      <strong>
        {say('held.goes')} <When at={held.until} />
      </strong>
    )
  }
  if (held.deadline) {
    return (
      <>
        <strong>
          {say('held.deadline')} <When at={held.deadline} />
        </strong>
        {held.onDeadline && <span className="soft"> · {say(`held.on-deadline.${held.onDeadline}`)}</span>}
      </>
    )
  }
  return (
    <span className="soft">
      <When at={held.heldAt} />
    </span>
  )
}

/** Recipients in one line: the first few, and how many more. */
export function toWords(
  held: Pick<HeldSummary, 'to' | 'recipientCount'>,
  say: ReturnType<typeof useSpeech>['say'],
): string {
  const more = held.recipientCount - held.to.length
  return more > 0 ? say('held.and-more', { names: held.to.join(', '), more }) : held.to.join(', ')
}
