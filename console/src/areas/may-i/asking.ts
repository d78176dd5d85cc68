import type { Question } from '@beadle/contract'
import { paths } from '../../components/link/paths.ts'

/** The address of May I…? with a question filled in. It stands behind the `#`, which no server is sent. */
export function askingOf({ action, ...rest }: Question): string {
  return `${paths.act(action)}#${encodeURIComponent(JSON.stringify(rest))}`
}

type Filled = Pick<Question, 'id' | 'properties' | 'asRoles' | 'at'>

/** What stands behind the `#` of such an address; undefined where nothing does, or nothing that was written by `askingOf`. */
export function filledIn(hash: string): Filled | undefined {
  if (hash.length < 2) return undefined
  try {
    const read: unknown = JSON.parse(decodeURIComponent(hash.slice(1)))
    if (typeof read !== 'object' || read === null || !('properties' in read)) return undefined
    const { properties, asRoles, at } = read as Record<string, unknown>
    if (typeof properties !== 'object' || properties === null || Array.isArray(properties)) return undefined
    return {
      properties: properties as Record<string, unknown>,
      ...(Array.isArray(asRoles) ? { asRoles: asRoles.filter((role) => typeof role === 'string') } : {}),
      ...(typeof at === 'string' && !Number.isNaN(Date.parse(at)) ? { at } : {}),
    }
  } catch {
    return undefined
  }
}
