import type { DeliveryState, Effect, Life } from '@beadle/contract'
import { useSpeech } from '../../i18n/words.tsx'
import { Icon, type IconName } from '../icon/icon.tsx'
import './badge.css'

/** What a decision came to: an icon, a word and a colour, in this order of importance. */
export function EffectBadge({ effect }: { effect: Effect }) {
  const { say } = useSpeech()
  return (
    <span className="badge" data-tone={effect}>
      <Icon name={effect} size={16} />
      {say(`effect.${effect}`)}
    </span>
  )
}

const states: Readonly<Record<DeliveryState, { tone: Effect | 'none'; icon: IconName }>> = {
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
  const { tone, icon } = states[state]
  return (
    <span className="badge" data-tone={tone}>
      <Icon name={icon} size={16} />
      {say(`state.${state}`)}
    </span>
  )
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
