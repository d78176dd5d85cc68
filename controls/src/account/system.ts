import type { DecisionRequest } from '@beadle/engine'

/** The system an act is about, the school's network where none is named. */
export function systemOf({ resource: { properties } }: DecisionRequest): string {
  return ('system' in properties ? properties.system : undefined) ?? 'network'
}
