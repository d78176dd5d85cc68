import { deliveryState, effect, life } from '@beadle/contract'
import { EffectBadge, LifeBadge, StateBadge } from './badge.tsx'

export const examples = {
  effects: effect.options.map((one) => <EffectBadge key={one} effect={one} />),
  states: deliveryState.options.map((one) => <StateBadge key={one} state={one} />),
  lives: life.options.map((one) => <LifeBadge key={one} life={one} />),
}
