import { everyPolicy, listActions, mayI, type Question } from '@beadle/contract'
import { type DecisionRequest, type Person as PersonWords, type Role, readRequest, vocabulary } from '@beadle/engine'
import type { Governance } from '../modules/governance/index.ts'
import { type People, type Person, policyRoles } from '../modules/people/index.ts'
import type { Clock } from '../platform/clock.ts'
import { NotAllowedError, NotFoundError } from '../platform/errors.ts'
import { type AnyRoute, defineRoute, type Session } from '../platform/http/index.ts'
import type { Decisions } from './decisions.ts'
import { answerInWords } from './in-words.ts'
import { nextSteps } from './next-steps.ts'
import { openSideBySide } from './side-by-side.ts'
import { UnreadableRequestError } from './unreadable-request.ts'

type Deps = {
  readonly people: People
  readonly governance: Governance
  readonly decisions: Decisions
  readonly clock: Clock
}

/** The routes of /api/may-i: questions that are answered and leave no trace. */
export function mayIRoutes({ people, governance, decisions, clock }: Deps): readonly AnyRoute[] {
  const sideBySide = openSideBySide(governance.shelf)

  /** The request behind a question, asked by whoever is signed in or as the roles they name, and when it is asked for. */
  async function readQuestion(
    { schoolId, personId, roles }: Session,
    body: Question,
  ): Promise<{ readonly request: DecisionRequest; readonly at: Temporal.Instant }> {
    const directory = await people.directory(schoolId)
    const asker = directory.personById(personId)
    if (asker === undefined) throw new NotFoundError('person')
    if (body.asRoles !== undefined && !mayAskAs(roles)) throw new NotAllowedError('you may ask for yourself only')
    const at = body.at === undefined ? clock.now() : Temporal.Instant.from(body.at)
    const read = readRequest({
      subject: subjectOf(asker, body.asRoles),
      action: { name: body.action },
      resource: {
        type: resourceOf(body.action),
        ...(body.id === undefined ? {} : { id: body.id }),
        properties: withSender(body.action, body.properties, directory.officialAddressOf(asker.id)),
      },
      context: { time: at.toString() },
    })
    if ('error' in read) throw new UnreadableRequestError(read.error)
    return { request: read.request, at }
  }

  return [
    defineRoute({
      ...listActions,
      who: 'signed-in',
      async handler({ session }) {
        const { compiled } = await governance.policyInForce(session.schoolId)
        const { staff, governance: governing, others } = vocabulary.roles
        return {
          actions: Object.entries(vocabulary.actions).map(([name, { resource, members }]) => ({
            name,
            resource,
            members: { ...members },
            clauses: new Set(
              compiled.bindings
                .filter(({ control }) => control.actions.some((action) => action === name))
                .flatMap(({ cites }) => cites),
            ).size,
          })),
          roles: [...staff, ...governing, ...others],
          mayAskAs: mayAskAs(session.roles),
        }
      },
    }),
    defineRoute({
      ...mayI,
      who: 'signed-in',
      async handler({ session, body }) {
        const { schoolId } = session
        const { request, at } = await readQuestion(session, body)
        const { told } = await decisions.suppose(schoolId, request, { asRoles: body.asRoles !== undefined })
        const policy = await governance.policyInForce(schoolId)
        const next = nextSteps(told, {
          action: request.action.name,
          policy,
          directory: await people.directory(schoolId),
          asker: { personId: session.personId, roles: request.subject.properties.roles },
          asOther: body.asRoles !== undefined,
        })
        return { ...answerInWords(told, { policy: policy.compiled, now: at }), next }
      },
    }),
    defineRoute({
      ...everyPolicy,
      who: { roles: policyRoles },
      async handler({ session, body }) {
        const { request } = await readQuestion(session, body)
        const { version } = await governance.policyInForce(session.schoolId)
        return { own: version.policy, answers: [...sideBySide(request, version.school.domains)] }
      },
    }),
  ]
}

/** Pupils and parents ask for themselves; those who work for the school may ask what would hold for somebody else. */
function mayAskAs(roles: readonly Role[]): boolean {
  return roles.some((role) => policyRoles.includes(role))
}

/** The asker, or somebody with these roles who is nobody in particular. */
function subjectOf(asker: Person, asRoles: readonly string[] | undefined) {
  return asRoles === undefined
    ? { type: 'person', id: asker.id, properties: { roles: asker.roles } }
    : { type: 'person', id: 'somebody', properties: { roles: asRoles } }
}

function resourceOf(action: string): string {
  return Object.hasOwn(vocabulary.actions, action)
    ? vocabulary.actions[action as DecisionRequest['action']['name']].resource
    : 'unknown'
}

/** A message is from the asker's school address unless they say otherwise; what a form leaves out of a message is empty. */
function withSender(
  action: string,
  properties: Readonly<Record<string, unknown>>,
  from: string | undefined,
): Record<string, unknown> {
  if (action !== 'mail.submit' && action !== 'mail.receive') return { ...properties }
  return { from: from ?? '', to: [] as readonly PersonWords[], subjectLine: '', text: '', ...properties }
}
