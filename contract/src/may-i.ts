import { z } from 'zod'
import { citedClause, effect, instant, obligation, words } from './common.ts'
import { route } from './route.ts'

/** The shape of a value in the decision vocabulary, as the engine has it (`Shape` of @beadle/engine): enough to draw a form from. */
export type FormShape =
  | { readonly kind: 'text' | 'bool' | 'integer' | 'instant' | 'null' }
  | { readonly kind: 'id'; readonly of: 'address' | 'id' | 'url' | 'role' | 'releaser' }
  | { readonly kind: 'number'; readonly from: number; readonly to: number; readonly whole: boolean }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'list' | 'map'; readonly of: FormShape }
  | { readonly kind: 'union'; readonly of: readonly FormShape[] }
  | { readonly kind: 'object'; readonly members: Readonly<Record<string, FormMember>> }
export type FormMember = { readonly shape: FormShape; readonly optional: boolean }

export const formShape: z.ZodType<FormShape> = z.lazy(() =>
  z.union([
    z.object({ kind: z.enum(['text', 'bool', 'integer', 'instant', 'null']) }),
    z.object({ kind: z.literal('id'), of: z.enum(['address', 'id', 'url', 'role', 'releaser']) }),
    z.object({ kind: z.literal('number'), from: z.number(), to: z.number(), whole: z.boolean() }),
    z.object({ kind: z.literal('enum'), values: z.array(z.string()) }),
    z.object({ kind: z.enum(['list', 'map']), of: formShape }),
    z.object({ kind: z.literal('union'), of: z.array(formShape) }),
    z.object({ kind: z.literal('object'), members: z.record(z.string(), formMember) }),
  ]),
)
export const formMember: z.ZodType<FormMember> = z.lazy(() => z.object({ shape: formShape, optional: z.boolean() }))

/** An action of the vocabulary, with the members of its resource. The area is what stands before the point of `name`. */
export const askableAction = z.object({
  name: z.string(),
  resource: z.string(),
  members: z.record(z.string(), formMember),
  /** Clauses of this school's policy bound to this action; 0 means nobody has written a rule about it. */
  clauses: z.number().int(),
})
export type AskableAction = z.infer<typeof askableAction>

/** Every action of the vocabulary, in its order, and the roles one may ask as. Facts may be supposed by those allowed to. */
export const listActions = route({
  method: 'GET',
  url: '/api/may-i/actions',
  reply: z.object({ actions: z.array(askableAction), roles: z.array(z.string()), mayAskAs: z.boolean() }),
})

/**
 * A hypothetical question: answered, marked so, not recorded. The subject is the asker, or somebody with `asRoles` where
 * that is allowed. `at` is the instant supposed; now if absent. 400 `request.*` names the `member` that is wrong.
 */
export const question = z.object({
  action: z.string(),
  id: z.string().optional(),
  properties: z.record(z.string(), z.unknown()),
  asRoles: z.array(z.string()).optional(),
  at: instant.optional(),
})

export type Question = z.infer<typeof question>

/**
 * What to do next. `ask`: whom, in words, and by name where the asker may know; `procedure`: the school's own way for such a
 * thing, its title and who decides; `wait`: until when; `send`: do it, the school takes it from there by itself.
 */
export const nextStep = z.object({
  kind: z.enum(['send', 'wait', 'procedure', 'ask']),
  title: words.optional(),
  who: words.optional(),
  people: z.array(z.string()),
  until: instant.optional(),
})
export type NextStep = z.infer<typeof nextStep>

export const answer = z.object({
  hypothetical: z.literal(true),
  effect: effect,
  /** Three sentences: what would happen, which clause, what now. */
  reason: words,
  clauses: z.array(citedClause),
  obligations: z.array(obligation),
  lifted: z.array(z.object({ clause: z.string(), control: z.string(), effect: effect, by: z.string() })),
  recipients: z.array(
    z.object({ address: z.string(), effect: effect, until: instant.optional(), citations: z.array(z.string()) }),
  ),
  /** What the asker can do next, the best first; empty where nothing stands in the way. */
  next: z.array(nextStep).optional(),
  /** The instant the question was answered for. */
  at: instant,
})
export type Answer = z.infer<typeof answer>

export const mayI = route({ method: 'POST', url: '/api/may-i', body: question, reply: answer })

/** What each policy that the server knows makes of the same act, on an ordinary day of a school that knows only the request. */
export const everyPolicy = route({
  method: 'POST',
  url: '/api/may-i/every-policy',
  body: question,
  reply: z.object({
    /** The policy of the asker's own school. */
    own: z.string(),
    answers: z.array(z.object({ policy: z.string(), title: z.string(), organisation: z.string(), answer })),
  }),
})
export type SideAnswer = z.infer<(typeof everyPolicy)['reply']>['answers'][number]
