import { type DecisionRequest, isMailRequest } from '../request.ts'
import type { Person, Role } from '../vocabulary/words.generated.ts'

/** One to whom the act goes. For an act without recipients there is one nameless one, so that everything is decided alike. */
export type Recipient = {
  /** Lower-case address, or the name of the group when there is no address. */
  readonly key: string
  readonly roles: readonly Role[]
}

const nobody: readonly Recipient[] = [{ key: '', roles: [] }]

/** The key by which findings, obligations and outcomes name a recipient: the lower-cased address, else the group, else person or name. */
export function recipientKey(person: Person): string {
  return person.address?.toLowerCase() ?? person.group ?? person.person ?? person.name ?? ''
}

/** The recipients of a message (to, cc and bcc), each once; who is named twice has the roles of both. One nameless one for other acts. */
export function recipientsOf(request: DecisionRequest): readonly Recipient[] {
  if (!isMailRequest(request)) return nobody
  const { to, cc = [], bcc = [] } = request.resource.properties
  const found = new Map<string, Recipient>()
  for (const person of [...to, ...cc, ...bcc]) {
    const key = recipientKey(person)
    const before = found.get(key)
    const roles = person.roles ?? []
    found.set(key, { key, roles: before ? [...new Set([...before.roles, ...roles])] : roles })
  }
  return found.size === 0 ? nobody : [...found.values()]
}
