import type { Attachment, DecisionRequest, Person } from '@beadle/engine'

/**
 * A request as it is kept: what a decision was made from, without anybody's words. Subject line, text and html go, as do
 * reasons, search terms and names; file names keep their ending, which controls look at.
 */
export function withoutText(request: DecisionRequest): Record<string, unknown> {
  const { subject, action, resource, context } = request
  return {
    subject: {
      type: subject.type,
      id: subject.id,
      properties: { roles: subject.properties.roles, ...pick(subject.properties, ['address', 'yearGroup', 'form']) },
    },
    action,
    resource: {
      ...pick(resource, ['type', 'id']),
      properties: Object.fromEntries(
        Object.entries(resource.properties).flatMap(([member, value]) => keep(member, value)),
      ),
    },
    context: { time: context.time },
  }
}

const words = new Set([
  'subjectLine',
  'text',
  'html',
  'searchTerm',
  'grounds',
  'objective',
  'cameraPurpose',
  'reason',
  'legalBasis',
  'extent',
])

function keep(member: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (words.has(member)) return []
  if (member === 'urgent') return [[member, { reason: '' }]]
  if (member === 'attachments' && Array.isArray(value))
    return [[member, value.map((file: Attachment) => ({ ...file, filename: endingOf(file.filename) }))]]
  if (Array.isArray(value)) return [[member, value.map(withoutName)]]
  return [[member, withoutName(value)]]
}

function withoutName(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('name' in value)) return value
  const { name: _, ...rest } = value as Person
  return rest
}

function endingOf(filename: string): string {
  const dot = filename.lastIndexOf('.')
  return dot < 0 ? '' : filename.slice(dot)
}

function pick<T extends object, K extends keyof T>(from: T, members: readonly K[]): Partial<Pick<T, K>> {
  const kept: Partial<Pick<T, K>> = {}
  for (const member of members) if (from[member] !== undefined) kept[member] = from[member]
  return kept
}
