import type { DecisionRequest } from '@beadle/engine'

/** A call that somebody's safety hangs on. A text message is never known to be one. */
export function isEmergency({ resource: { properties } }: DecisionRequest<'call.make' | 'text.send'>): boolean {
  return 'destination' in properties && (properties.emergency === true || properties.destination === 'emergency')
}
