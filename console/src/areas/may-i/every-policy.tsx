import type { Effect, SideAnswer } from '@beadle/contract'
import { useEffect, useRef } from 'react'
import { EffectBadge } from '../../components/badge/badge.tsx'
import { ClauseWords } from '../../components/clause/clause.tsx'
import { clauseTitle } from '../../components/clause/clause-title.ts'
import { Reason } from '../../components/reason/reason.tsx'
import { useSpeech } from '../../i18n/words.tsx'

const effects: readonly Effect[] = ['permit', 'hold', 'deny']

/** The same act under every policy the server knows, side by side; `own` is the school's. Takes focus when it arrives. */
export function EveryPolicy({ answers, own }: { answers: readonly SideAnswer[]; own: string }) {
  const { say } = useSpeech()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const counted = effects.map((effect) => ({
    effect,
    count: answers.filter(({ answer }) => answer.effect === effect).length,
  }))
  return (
    <section className="stack" aria-labelledby="every-policy">
      <h2 id="every-policy" tabIndex={-1} ref={heading}>
        {say('every-policy', { count: answers.length })}
      </h2>
      <p>
        {counted
          .filter(({ count }) => count > 0)
          .map(({ effect, count }) => say(`every-policy.${effect}`, { count }))
          .join(' · ')}
      </p>
      <ul className="every-policy">
        {answers.map((one) => (
          <li key={one.policy}>
            <OnePolicy {...one} isOwn={one.policy === own} />
          </li>
        ))}
      </ul>
      <p className="small soft measure">{say('every-policy.note')}</p>
    </section>
  )
}

function OnePolicy({ organisation, title, answer, isOwn }: SideAnswer & { isOwn: boolean }) {
  const { say } = useSpeech()
  return (
    <article className="card answer" data-effect={answer.effect}>
      <h3>{organisation}</h3>
      <p className="small soft">
        {title}
        {isOwn && ` · ${say('every-policy.own')}`}
      </p>
      <p>
        <EffectBadge effect={answer.effect} />
      </p>
      <Reason words={answer.reason} />
      {answer.clauses.map((clause) =>
        isOwn ? (
          <ClauseWords key={`${clause.clause} ${clause.control}`} clause={clause} />
        ) : (
          <figure key={`${clause.clause} ${clause.control}`} className="clause">
            <blockquote className="clause-words">{clause.quote ?? clause.text}</blockquote>
            <figcaption className="clause-ref soft">
              {clauseTitle({ id: clause.clause, ref: clause.ref }, say)}
            </figcaption>
          </figure>
        ),
      )}
    </article>
  )
}
