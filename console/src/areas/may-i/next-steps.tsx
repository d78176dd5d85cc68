import type { NextStep } from '@beadle/contract'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** What to do next about an answer: send it, wait, the school's own way, or whom to ask. */
export function NextSteps({ steps }: { steps: readonly NextStep[] }) {
  const { say } = useSpeech()
  if (steps.length === 0) return null
  return (
    <div className="stack-small next-steps">
      <h3>{say('next')}</h3>
      <ul>
        {steps.map((step, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer does not change, and two steps may be alike
          <li key={place}>
            <Step step={step} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Step({ step: { kind, title, who, people, until } }: { step: NextStep }) {
  const { say, pick, intl } = useSpeech()
  const named = people.length > 0 && ` (${intl.formatList(people, { type: 'disjunction' })})`
  return (
    <>
      {kind === 'procedure' && title && <strong>{say('next.procedure', { title: pick(title) })} </strong>}
      {kind === 'send' && say('next.send')} {until && say('next.until')}{' '}
      {until && (
        <>
          <When at={until} style="full" />.
        </>
      )}
      {who && (
        <>
          {say(kind === 'send' ? 'next.send.who' : 'next.ask', { who: pick(who) })}
          {named}
          {'.'}
        </>
      )}
    </>
  )
}
