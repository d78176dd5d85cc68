import type { DecisionRequest } from '../request.ts'
import type { ActionName } from '../vocabulary/words.generated.ts'

/** Acts that nobody may do unless something permits them. */
const deniedUnlessPermitted: ReadonlySet<ActionName> = new Set<ActionName>([
  'mail.open',
  'mail.delete',
  'activity.read',
  'monitoring.start',
  'record.disclose',
  'file.open',
  'file.alter',
  'file.delete',
])

/**
 * True when the act is denied unless something permits it. A person's own mail and files are theirs: opening, altering
 * and deleting them is not among these, nor is a shared file nobody else's, except to delete it.
 */
export function needsPermit(request: DecisionRequest): boolean {
  const action = request.action.name
  if (!deniedUnlessPermitted.has(action)) return false
  const properties: Readonly<Record<string, unknown>> = request.resource.properties
  const { owner } = properties
  switch (action) {
    case 'mail.open':
      return !isOwn(request, owner)
    case 'mail.delete':
      return !isOwn(request, owner) || properties.by === 'school'
    case 'file.open':
    case 'file.alter':
      return !isOwn(request, owner) && owner !== 'shared'
    case 'file.delete':
      return !isOwn(request, owner)
    default:
      return true
  }
}

function isOwn(request: DecisionRequest, owner: unknown): boolean {
  return owner === request.subject.id || owner === 'self'
}
