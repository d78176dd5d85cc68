import type { AskableAction, FormShape } from '@beadle/contract'
import { needed } from './first-members.ts'

/** Leaves out what was not filled in: empty text, empty lists, empty objects. Undefined when nothing is left. */
export function prune(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value
  if (Array.isArray(value)) {
    const kept = value.map(prune).filter((one) => one !== undefined)
    return kept.length ? kept : undefined
  }
  if (typeof value === 'object' && value !== null) {
    const kept = Object.entries(value).flatMap(([name, inner]) => {
      const pruned = prune(inner)
      return pruned === undefined ? [] : [[name, pruned] as const]
    })
    return kept.length ? Object.fromEntries(kept) : undefined
  }
  return value ?? undefined
}

/** Members that must be given and were not, in the form's order. */
export function missingMembers(
  action: Pick<AskableAction, 'name' | 'members'>,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  return needed(action).filter((name) => prune(values[name]) === undefined)
}

/** What a form begins with: the asker's own address where the act is theirs to send, one open line in every list that must not be empty, no for yes-or-no. */
export function startingWith(
  action: Pick<AskableAction, 'name' | 'members'>,
  address: string | undefined,
): Readonly<Record<string, unknown>> {
  const values: Record<string, unknown> = {}
  for (const [name, { shape, optional }] of Object.entries(action.members)) {
    if (optional) continue
    if (action.name === 'mail.submit' && name === 'from' && address) values[name] = address
    else if (shape.kind === 'list' && shape.of.kind === 'object') values[name] = [{}]
    else if (shape.kind === 'bool') values[name] = false
    // Whose account or file it is; of a device the same word takes a closed list.
    else if (name === 'owner' && shape.kind !== 'enum') values[name] = 'self'
  }
  return values
}

/** The id of the field of a member, from the server's path (`resource.properties.to[0].address`) or our own (`to.0.address`). */
export function fieldOf(member: string): string {
  const path = member
    .replace(/^\/?(resource[./])?(properties[./])/, '')
    .replace(/\[(\d+)\]/g, '.$1')
    .replaceAll('/', '.')
  return `field-${path}`
}

/** Shapes that are better asked in several lines. */
export function isLong(name: string, shape: FormShape): boolean {
  return shape.kind === 'text' && ['text', 'html', 'grounds', 'extent', 'reason', 'objective'].includes(name)
}
