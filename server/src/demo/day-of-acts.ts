import { join } from 'node:path'
import type { ActionName, DecisionRequest, Role } from '@beadle/engine'
import { type DecideScenario, openPolicy, product } from '@beadle/packs'
import type { Decisions } from '../decisions/index.ts'
import type { Directory, Person } from '../modules/people/index.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database/index.ts'

/** Acts that the gateway itself asks about: those the day of mail is for. */
const gated: readonly ActionName[] = ['mail.submit', 'mail.receive']

type Asking = {
  readonly database: Database
  readonly decisions: Decisions
  readonly clock: Clock
  readonly policiesDirectory: string
  readonly signal?: AbortSignal
}

/**
 * What the school's filter, its devices and its people asked in the last days: one act for each binding that no mail goes
 * through, taken from the scenarios of the pack, asked by somebody of the cast and put on the record like any other. Nothing is
 * asked again where decisions of this kind are there already. Returns how many were asked.
 */
export async function askDayOfActs(
  { database, decisions, clock, policiesDirectory, signal }: Asking,
  { schoolId, policy: name, directory }: { schoolId: string; policy: string; directory: Directory },
): Promise<number> {
  const asked = await database.inSchool(schoolId, (tx) =>
    tx.selectFrom('decisions.record').select('id').where('action', 'not in', gated).limit(1).execute(),
  )
  if (asked.length > 0) return 0
  const policy = openPolicy(join(policiesDirectory, name), product)
  const bindings = policy.version.bindings.map(({ cites }) => new Set(cites))
  let count = 0
  for (const scenario of policy.scenarios()) {
    if (signal?.aborted === true) break
    if (scenario.kind !== 'decide' || gated.includes(scenario.request.action.name)) continue
    // A scenario is taken where it shows a binding that none before it has shown.
    const shows = bindings.filter((cites) => scenario.want.cites?.some((clause) => cites.has(clause)))
    if (shows.length === 0) continue
    const request = castFor(scenario, directory, clock.now())
    if (request === undefined) continue
    // The hour is the scenario's and the day another: what the calendar said stands with it.
    const facts = policy.factsOf(scenario.request, { facts: scenario.facts })
    await decisions.decideAndRecord(schoolId, request, { facts, roles: true })
    count += 1
    for (const shown of shows) shown.clear()
  }
  return count
}

/** The scenario's request, asked by somebody of this school, at that hour of that weekday in the last seven days. */
function castFor(
  { request }: DecideScenario,
  directory: Directory,
  now: Temporal.Instant,
): DecisionRequest | undefined {
  const { roles, yearGroup } = request.subject.properties
  const person = whoeverIs(directory, roles, yearGroup)
  if (person === undefined) return undefined
  return {
    ...request,
    subject: { type: 'person', id: person.id, properties: { ...request.subject.properties, roles: person.roles } },
    context: { time: lastTime(Temporal.Instant.from(request.context.time), now).toString() },
  }
}

/** Somebody with the first of these roles who is of that year, where it matters. */
function whoeverIs(directory: Directory, [role]: readonly Role[], yearGroup: number | undefined): Person | undefined {
  const holders = role === undefined ? [] : directory.byRole(role)
  return holders.find((one) => one.yearGroup === yearGroup) ?? holders[0]
}

/** The latest instant before `now` a whole number of weeks from `at`. */
function lastTime(at: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const week = 7 * 24 * 3_600_000
  const apart = now.epochMilliseconds - at.epochMilliseconds
  return Temporal.Instant.fromEpochMilliseconds(at.epochMilliseconds + Math.floor(apart / week) * week)
}
