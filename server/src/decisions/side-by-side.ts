import type { DecisionRequest } from '@beadle/engine'
import { type Policy, policyOf, product } from '@beadle/packs'
import type { PackShelf } from '../modules/governance/index.ts'
import { answerInWords, type Saying } from './in-words.ts'

/** One policy's answer to an act. `organisation` is whose policy it is, as the pack says. */
export type SideAnswer = {
  readonly policy: string
  readonly title: string
  readonly organisation: string
  readonly answer: ReturnType<typeof answerInWords>
}

/**
 * What each policy on the shelf makes of one act, in the order of their names: on an ordinary day of a school that knows nothing
 * but the request, as `beadle decide` answers. Addresses at the asker's school are read as addresses at each policy's own.
 * Nothing is recorded.
 */
export function openSideBySide(
  shelf: PackShelf,
): (request: DecisionRequest, own: readonly string[]) => readonly SideAnswer[] {
  const opened = new Map<string, Policy>()
  const open = (name: string): Policy => {
    const known = opened.get(name)
    if (known) return known
    const pack = shelf.pack(name)
    const policy = policyOf(pack, pack.version, product)
    opened.set(name, policy)
    return policy
  }
  return (request, own) =>
    shelf.names().map((name) => {
      const policy = open(name)
      const [domain = ''] = policy.version.school.domains
      const decision = policy.decide(movedTo(request, own, domain))
      const saying: Saying = { policy: policy.compiled, now: Temporal.Instant.from(request.context.time) }
      const { organisation } = policy.pack
      return { policy: name, title: policy.version.title, organisation, answer: answerInWords(decision, saying) }
    })
}

/** The same request with addresses at `own` domains moved to `domain`. */
function movedTo(request: DecisionRequest, own: readonly string[], domain: string): DecisionRequest {
  const move = (value: unknown): unknown => {
    if (typeof value === 'string') {
      const at = value.lastIndexOf('@')
      return at > 0 && own.includes(value.slice(at + 1).toLowerCase()) ? `${value.slice(0, at)}@${domain}` : value
    }
    if (Array.isArray(value)) return value.map(move)
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, move(member)]))
  }
  const { subject, resource } = request
  return {
    ...request,
    subject: { ...subject, properties: move(subject.properties) },
    resource: { ...resource, properties: move(resource.properties) },
  } as DecisionRequest
}
