import type { DeliveryState, Effect, Life } from '@beadle/contract'
import type { ReactNode } from 'react'
import { useSpeech } from '../../i18n/words.tsx'
import { Icon, type IconName } from '../icon/icon.tsx'
import './badge.css'

/** `none`: neither good nor bad, only a state. */
export type Tone = Effect | 'none'

/** A state in a word, with an icon where there is one for it; colour only repeats what these say. */
export function Badge({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className="badge" data-tone={tone}>
      {icon && <Icon name={icon} size={16} />}
      {children}
    </span>
  )
}

/** What a decision came to: an icon, a word and a colour, in this order of importance. */
export function EffectBadge({ effect }: { effect: Effect }) {
  const { say } = useSpeech()
  return (
    <Badge tone={effect} icon={effect}>
      {say(`effect.${effect}`)}
    </Badge>
  )
}

const states: Readonly<Record<DeliveryState, { tone: Tone; icon: IconName }>> = {
  held: { tone: 'hold', icon: 'hold' },
  queued: { tone: 'none', icon: 'arrow' },
  delivered: { tone: 'permit', icon: 'permit' },
  denied: { tone: 'deny', icon: 'deny' },
  refused: { tone: 'deny', icon: 'deny' },
  withdrawn: { tone: 'none', icon: 'back' },
  returned: { tone: 'hold', icon: 'back' },
  redirected: { tone: 'none', icon: 'arrow' },
  bounced: { tone: 'deny', icon: 'alert' },
}

/** Where a message stands. */
export function StateBadge({ state }: { state: DeliveryState }) {
  const { say } = useSpeech()
  return <Badge {...states[state]}>{say(`state.${state}`)}</Badge>
}

/** The small square by which the coverage map shows how a clause lives. */
export function LifeMark({ life }: { life: Life }) {
  return (
    <span className="life-mark" data-life={life}>
      <Icon name={life} size={15} />
    </span>
  )
}

/** How a clause lives, in words. */
export function LifeBadge({ life }: { life: Life }) {
  const { say } = useSpeech()
  return (
    <span className="life">
      <LifeMark life={life} />
      {say(`life.${life}`)}
    </span>
  )
}
