import type { MessageDecision, ObligationInWords } from '@beadle/contract'
import { useSpeech } from '../../i18n/words.tsx'
import { Badge } from '../badge/badge.tsx'
import { ClauseLink } from '../clause/clause.tsx'

/** What comes with a decision: copies kept, people told, words of advice. */
export function Obligations({ obligations }: { obligations: readonly ObligationInWords[] }) {
  const { say, pick } = useSpeech()
  if (!obligations.length) return null
  return (
    <div className="stack-small">
      <h3>{say('decision.obligations')}</h3>
      <ul>
        {obligations.map((one, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a decision does not change, and two obligations may be alike
          <li key={place}>{pick(one.words)}</li>
        ))}
      </ul>
    </div>
  )
}

type Aside = Pick<MessageDecision, 'lifted' | 'watched'>

/** What would have counted and did not: set aside by another clause or the safe lane, or only watched so far. */
export function SetAside({ lifted, watched }: Aside) {
  const { say, name } = useSpeech()
  if (!lifted.length && !watched.length) return null
  return (
    <section className="card stack" aria-labelledby="aside">
      <h2 id="aside">{say('decision.aside')}</h2>
      <ul>
        {lifted.map((one) => (
          <li key={`lifted ${one.clause} ${one.control}`}>
            <Badge tone="none">{say(`would.${one.effect}`)}</Badge> <ClauseLink clause={named(one.clause)} />:{' '}
            {name('lifted', one.by)}
          </li>
        ))}
        {watched.map((one) => (
          <li key={`watched ${one.clause} ${one.control}`}>
            <Badge tone="none">{say(`would.${one.effect}`)}</Badge> <ClauseLink clause={named(one.clause)} />:{' '}
            {say('decision.watched')}
          </li>
        ))}
      </ul>
    </section>
  )
}

// Here only the id is known: its number is what stands after the policy's name.
function named(clause: string) {
  return { clause, ref: clause.slice(clause.indexOf('.') + 1) }
}
