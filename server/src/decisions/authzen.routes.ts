import { type Decision, readRequest } from '@beadle/engine'
import { z } from 'zod'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'
import { NotAllowedError, NotFoundError } from '../platform/errors.ts'
import { type AnyRoute, type Call, defineRoute } from '../platform/http/index.ts'
import type { Decisions } from './decisions.ts'
import { assertable, type EnforcementPoint, findEnforcementPointById } from './enforcement-points.ts'
import { UnreadableRequestError } from './unreadable-request.ts'

type Deps = {
  readonly database: Database
  readonly decisions: Decisions
  readonly clock: Clock
  readonly publicUrl: string
}

const part = z.looseObject({})
// Read by the vocabulary's own reader, which names what is wrong; here only the envelope of the standard is.
const evaluation = z.looseObject({
  subject: part.optional(),
  action: part.optional(),
  resource: part.optional(),
  context: part.optional(),
})
const evaluations = evaluation.extend({
  evaluations: z.array(evaluation).max(1000).optional(),
  options: z
    .looseObject({
      evaluations_semantic: z
        .enum(['execute_all', 'deny_on_first_deny', 'permit_on_first_permit'])
        .default('execute_all'),
    })
    .optional(),
})
const answer = z.looseObject({ decision: z.boolean() })
const school = z.object({ school: z.string() })

/** AuthZEN Authorization API 1.0, one decision point per school: `/t/{school}`. */
export function authzenRoutes(deps: Deps): readonly AnyRoute[] {
  const { database, publicUrl } = deps

  async function configuration(slug: string) {
    await schoolBySlug(database, slug)
    const base = `${publicUrl}/t/${slug}`
    return {
      policy_decision_point: base,
      access_evaluation_endpoint: `${base}/access/v1/evaluation`,
      access_evaluations_endpoint: `${base}/access/v1/evaluations`,
    }
  }
  const metadata = z.object({
    policy_decision_point: z.string(),
    access_evaluation_endpoint: z.string(),
    access_evaluations_endpoint: z.string(),
  })

  return [
    defineRoute({
      method: 'GET',
      url: '/t/:school/.well-known/authzen-configuration',
      who: 'public',
      params: school,
      reply: metadata,
      handler: ({ params }) => configuration(params.school),
    }),
    // Section 9.2: the well-known part goes between host and path.
    defineRoute({
      method: 'GET',
      url: '/.well-known/authzen-configuration/t/:school',
      who: 'public',
      params: school,
      reply: metadata,
      handler: ({ params }) => configuration(params.school),
    }),
    defineRoute({
      method: 'POST',
      url: '/t/:school/access/v1/evaluation',
      who: 'known',
      params: school,
      body: evaluation,
      reply: answer,
      async handler(call) {
        echoRequestId(call)
        const caller = await callerOf(deps, call)
        return evaluate(deps, caller, call.body)
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/t/:school/access/v1/evaluations',
      who: 'known',
      params: school,
      body: evaluations,
      reply: z.union([answer, z.object({ evaluations: z.array(answer) })]),
      async handler(call) {
        echoRequestId(call)
        const caller = await callerOf(deps, call)
        const { evaluations: list = [], options, ...defaults } = call.body
        // Section 7: without a list it is one evaluation, answered as one.
        if (list.length === 0) return evaluate(deps, caller, defaults)
        const answers: Answer[] = []
        for (const each of list) {
          const given = await evaluateOrSayWhy(deps, caller, { ...defaults, ...each })
          answers.push(given)
          if (options?.evaluations_semantic === 'deny_on_first_deny' && !given.decision) break
          if (options?.evaluations_semantic === 'permit_on_first_permit' && given.decision) break
        }
        return { evaluations: answers }
      },
    }),
  ]
}

/** Who asks: somebody signed in at this school, or a registered enforcement point of it. */
type Caller = {
  readonly schoolId: string
  readonly personId: string | undefined
  readonly point: EnforcementPoint | undefined
}
type Answer = { readonly decision: boolean; readonly context?: Record<string, unknown> }
type AuthzenCall = Call<z.output<typeof school>, unknown, unknown, 'known'>

async function callerOf({ database }: Deps, { params, session, enforcementPoint }: AuthzenCall): Promise<Caller> {
  const { id: schoolId } = await schoolBySlug(database, params.school)
  const own = session?.schoolId ?? enforcementPoint?.schoolId
  // Somebody of another school is told what a stranger is told.
  if (own !== schoolId) throw new NotFoundError('school', params.school)
  const point =
    enforcementPoint === undefined
      ? undefined
      : await database.inSchool(schoolId, (tx) => findEnforcementPointById(tx, schoolId, enforcementPoint.id))
  return { schoolId, personId: session?.personId, point }
}

async function schoolBySlug(database: Database, slug: string) {
  const found = (await database.schools()).find((each) => each.slug === slug)
  if (found === undefined) throw new NotFoundError('school', slug)
  return found
}

async function evaluate(deps: Deps, caller: Caller, given: Record<string, unknown>): Promise<Answer> {
  const { request, facts, ignored } = readEvaluation(deps, caller, given)
  const { schoolId, point, personId } = caller
  if (point !== undefined && !point.actions.includes(request.action.name))
    throw new NotAllowedError(`this enforcement point may not ask about \`${request.action.name}\``)
  const asserted = { facts, roles: point?.assertsRoles === true }
  const decided = await deps.decisions.decideAndRecord(schoolId, request, asserted, ({ request: { subject } }) => {
    // Anybody may ask about themselves; about others only registered programs, or what everybody may do were open to all.
    if (personId !== undefined && subject.id !== personId) throw new NotAllowedError('you may ask for yourself only')
  })
  const decision: Decision = point === undefined ? decided.told : decided.decision
  return { decision: decision.decision, context: { ...decision.context, ...(ignored.length === 0 ? {} : { ignored }) } }
}

/** In a batch one unreadable evaluation is denied with its reason and does not spoil the others: section 7.2. */
async function evaluateOrSayWhy(deps: Deps, caller: Caller, given: Record<string, unknown>): Promise<Answer> {
  try {
    return await evaluate(deps, caller, given)
  } catch (error) {
    if (!(error instanceof UnreadableRequestError || error instanceof NotAllowedError)) throw error
    const { code, message, member } = error
    return {
      decision: false,
      context: { error: { code, message, ...(member === undefined ? {} : { member }), status: error.status } },
    }
  }
}

function readEvaluation({ clock }: Deps, { point, personId }: Caller, given: Record<string, unknown>) {
  const context = isRecord(given.context) ? given.context : {}
  const subject = isRecord(given.subject) ? given.subject : {}
  const properties = isRecord(subject.properties) ? subject.properties : {}
  // Only an enforcement point may say when something happened; for everyone else it is now.
  const time = point !== undefined && context.time !== undefined ? context.time : clock.now().toString()
  const read = readRequest({
    ...given,
    subject: {
      ...subject,
      ...(subject.id === undefined && personId !== undefined ? { type: 'person', id: personId } : {}),
      properties: { ...properties, roles: properties.roles ?? [] },
    },
    context: { ...context, time },
  })
  if ('error' in read) throw new UnreadableRequestError(read.error)
  return { request: read.request, ...assertable(read.request.context.facts ?? {}, point) }
}

function echoRequestId({ request, reply }: AuthzenCall): void {
  const id = request.headers['x-request-id']
  if (typeof id === 'string' && /^[\x21-\x7e]{1,200}$/.test(id)) reply.header('x-request-id', id)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
