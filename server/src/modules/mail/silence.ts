import type { Decision, Effect } from '@beadle/engine'

/** What a decision says of one recipient. */
export function effectFor({ context }: Decision, address: string): Effect {
  const outcome = context.recipients.find((each) => each.address.toLowerCase() === address.toLowerCase())
  return outcome?.effect ?? context.effect
}

/** The sender is stopped for this recipient by something they are not told of. */
export function isSilentFor(
  { decision, told }: { readonly decision: Decision; readonly told: Decision },
  address: string,
): boolean {
  return effectFor(decision, address) !== 'permit' && effectFor(told, address) === 'permit'
}
