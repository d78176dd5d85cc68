import type { ClauseDecision, Words } from '@beadle/contract'
import {
  type ActionName,
  type Because,
  type CompiledPolicy,
  type Effect,
  type Role,
  roleLabels,
  type Shape,
  vocabulary,
} from '@beadle/engine'
import { citationsInWords, obligationInWords } from './in-words.ts'
import type { KeptDecision } from './kept-decision.ts'

type Asked = ClauseDecision['asked']

/**
 * A decision as a reader of the policy may see it, who is not asked about the matter: in what its subject was told, never in
 * what was silently found; whose it was by kind of person alone, as a role that one person holds is a name; of the request
 * only words of closed lists, figures and yes or no. Its subject reads the reason they were given; others read it with what
 * is not of closed lists left out.
 */
export function viewDecision({
  record,
  kept,
  policy,
  isOwn,
}: {
  /** `effect` as its subject was told. */
  readonly record: {
    readonly id: string
    readonly at: Temporal.Instant
    readonly action: ActionName
    readonly effect: Effect
  }
  /** Undefined where it has been forgotten. */
  readonly kept: KeptDecision | undefined
  readonly policy: CompiledPolicy
  readonly isOwn: boolean
}): ClauseDecision {
  const { id, at, action, effect } = record
  const view = { id, at: at.toString(), action, effect }
  if (kept === undefined) return { ...view, who: isOwn ? 'you' : 'somebody', asked: [], clauses: [], obligations: [] }
  const told = kept.told ?? kept.decision
  const { reason, because, obligations } = told.context
  const words = isOwn ? { ...reason } : impersonal(because, policy)
  return {
    ...view,
    who: isOwn ? 'you' : kindOf(rolesOf(kept.request)),
    asked: askedOf(action, kept.request),
    ...(words === undefined ? {} : { reason: words }),
    clauses: citationsInWords(told, policy),
    obligations: obligations
      .filter(({ silent }) => silent !== true)
      .map((one) => {
        const { do: verb, words } = obligationInWords(one, { policy, now: at })
        return { do: verb, words }
      }),
  }
}

/** Kept requests are written by `withoutText` alone. */
function rolesOf({ subject }: KeptDecision['request']): readonly Role[] {
  return (
    (subject as { readonly properties?: { readonly roles?: readonly Role[] } } | undefined)?.properties?.roles ?? []
  )
}

function kindOf(roles: readonly Role[]): ClauseDecision['who'] {
  const is = (among: readonly string[]) => roles.some((role) => among.includes(role))
  if (is(['pupil'])) return 'pupil'
  if (is(vocabulary.roles.staff)) return 'staff'
  if (is(vocabulary.roles.governance)) return 'governor'
  if (is(['parent'])) return 'parent'
  return roles.length > 0 ? 'outsider' : 'somebody'
}

/** Members of the request that are figures, yes or no, or words of a closed list; of people, the kinds. */
function askedOf(action: ActionName, request: KeptDecision['request']): Asked {
  const { properties } = (request.resource ?? {}) as { readonly properties?: Readonly<Record<string, unknown>> }
  return Object.entries(vocabulary.actions[action].members).flatMap(([member, { shape }]) => {
    const values = [...new Set(closedValues(shape, properties?.[member]))]
    return values.length > 0 ? [{ member, values }] : []
  })
}

function closedValues(shape: Shape, value: unknown): (string | number | boolean)[] {
  if (value === undefined || value === null) return []
  switch (shape.kind) {
    case 'enum':
      return typeof value === 'string' && shape.values.includes(value) ? [value] : []
    case 'bool':
      return typeof value === 'boolean' ? [value] : []
    case 'integer':
    case 'number':
      return typeof value === 'number' ? [value] : []
    case 'id':
      // A role is a kind of person; addresses, ids and links are persons.
      return shape.of === 'role' && typeof value === 'string' ? [kindOf([value as Role])] : []
    case 'list':
      return Array.isArray(value) ? value.flatMap((one) => closedValues(shape.of, one)) : []
    case 'object':
      return Object.entries(shape.members).flatMap(([name, { shape: inner }]) =>
        told.has(name) ? closedValues(inner, (value as Readonly<Record<string, unknown>>)[name]) : [],
      )
    default:
      return []
  }
}

/** Of people and files, what is shown: kinds and contents. Their year group, form or size could point to somebody. */
const told: ReadonlySet<string> = new Set(['roles', 'contains', 'kind', 'owner'])

/** Words of the vocabulary, and what roles are called in sentences. */
const closedWords: ReadonlySet<string> = new Set([
  ...Object.values(roleLabels).flatMap(({ en, cy }) => [en, cy]),
  ...Object.values(vocabulary.actions).flatMap(({ members }) =>
    Object.values(members).flatMap(({ shape }) =>
      enumWords(shape).flatMap((word) => [word, word.replaceAll('-', ' ')]),
    ),
  ),
])

function enumWords(shape: Shape): readonly string[] {
  if (shape.kind === 'enum') return shape.values
  if (shape.kind === 'list') return enumWords(shape.of)
  if (shape.kind === 'object') return Object.values(shape.members).flatMap((member) => enumWords(member.shape))
  return []
}

/** The reasons said anew, with an ellipsis for every name, address, file and phrase. */
function impersonal(because: readonly Because[], { sentences }: CompiledPolicy): Words | undefined {
  const spoken = because.filter(({ silent }) => silent !== true)
  if (spoken.length === 0) return undefined
  // Each reason is a sentence of its own, or the end of one.
  const say = (language: 'en' | 'cy') =>
    [
      ...new Set(
        spoken.flatMap(({ key, params = {} }) => sentences.say({ key, params: masked(params) }, language) ?? []),
      ),
    ]
      .map((one) => asSentence(one.replaceAll('….', '…')))
      .join(' ')
  return { en: say('en'), cy: say('cy') }
}

function asSentence(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.?!…]$/.test(words) ? '' : '.'}`
}

type Params = NonNullable<Because['params']>

function masked(params: Params): Params {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, maskedOf(value)]))
}

function maskedOf(value: string | number | readonly string[]): string | number | readonly string[] {
  if (typeof value === 'number') return value
  if (typeof value === 'string') return closedWords.has(value) ? value : '…'
  return [...new Set(value.map((one) => (closedWords.has(one) ? one : '…')))]
}
