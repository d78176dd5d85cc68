import type { Answer } from '@beadle/contract'
import { useEffect, useRef } from 'react'
import { EffectBadge } from '../../components/badge/badge.tsx'
import { ClauseList } from '../../components/clause/clause.tsx'
import { Obligations, SetAside } from '../../components/decision/decision.tsx'
import { decisiveFirst } from '../../components/decision/decisive-first.ts'
import { Icon } from '../../components/icon/icon.tsx'
import { Reason } from '../../components/reason/reason.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { NextSteps } from './next-steps.tsx'

/** The answer to May I…?: yes, wait or no; three sentences; the clauses; and what would come with it. Takes focus when it arrives. */
export function AnswerCard({ answer }: { answer: Answer }) {
  const { say } = useSpeech()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="card answer" data-effect={answer.effect} aria-labelledby="answer">
      <h2 id="answer" className="answer-word" tabIndex={-1} ref={heading}>
        <Icon name={answer.effect} size={30} />
        {say(`answer.${answer.effect}`)}
      </h2>
      <Reason words={answer.reason} />
      <NextSteps steps={answer.next ?? []} />
      {answer.clauses.length > 0 ? (
        <ClauseList clauses={decisiveFirst(answer.clauses, answer.obligations)} />
      ) : (
        <p className="soft">{say('answer.no-clause')}</p>
      )}
      {answer.recipients.length > 0 && (
        <div className="stack-small">
          <h3>{say('answer.recipients')}</h3>
          <ul>
            {answer.recipients.map((one) => (
              <li key={one.address}>
                {one.address} <EffectBadge effect={one.effect} /> {one.until && <When at={one.until} />}
              </li>
            ))}
          </ul>
        </div>
      )}
      <Obligations obligations={answer.obligations} />
      <SetAside lifted={answer.lifted} watched={[]} />
      <p className="small soft">
        {say('answer.hypothetical')} <When at={answer.at} style="full" />
      </p>
    </section>
  )
}
