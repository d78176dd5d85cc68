import { type DecisionRequest, type Facts, nearest, type PolicyVersion, readRequest } from '@beadle/engine'
import type { Pack } from '../pack.ts'
import { type CheckedFile, checkFile, readPackFile } from '../pack-files.ts'
import type { Problem } from '../problem.ts'
import { duplicateIds, fullClause, unknownClauses } from '../references.ts'
import { scenariosSchema } from '../schema/scenarios-schema.ts'
import type { Path } from '../yaml/yaml-file.ts'
import { mergePatch } from './merge-patch.ts'
import { otherScenario, type RawOther, type Unread } from './read-other.ts'
import type { Scenario, Want } from './scenario.ts'

type Raw = Omit<RawOther, 'want' | 'kind'> & {
  readonly id: string
  readonly kind?: 'decide' | 'due' | 'journey'
  readonly policy?: string
  readonly note?: string
  readonly request?: unknown
  readonly like?: string
  readonly but?: unknown
  readonly facts?: Facts
  readonly want?: Want
  readonly not?: readonly string[]
}
/** What `due` scenarios and walks ask about. Where it is not given, an unknown duty or procedure shows when they are run. */
type Known = Pick<Pack, 'duties' | 'procedures'>
type Read = { readonly scenarios: readonly Scenario[] } | { readonly problems: readonly Problem[] }

/** The scenarios of a pack, with every request read by the reader that `decide` uses. */
export function readScenarios(dir: string, version: PolicyVersion, pack?: Known): Read {
  return scenariosOf(readPackFile(dir, 'scenarios'), version, { pack })
}

/** Scenarios from a text of their own: a map with `scenarios`, or a bare list. */
export function parseScenarios(file: string, text: string, version: PolicyVersion, pack?: Known): Read {
  const { properties } = scenariosSchema()
  const bare = /^\s*(#[^\n]*\n\s*)*(-|\[)/.test(text)
  const schema =
    bare && properties?.scenarios
      ? { ...properties.scenarios, $defs: scenariosSchema().$defs ?? {} }
      : scenariosSchema()
  const checked = checkFile(file, text, schema)
  return scenariosOf(bare && checked.value ? { ...checked, value: { scenarios: checked.value } } : checked, version, {
    pack,
    at: bare ? [] : ['scenarios'],
  })
}

function scenariosOf(
  file: CheckedFile,
  version: PolicyVersion,
  { pack, at = ['scenarios'] }: { readonly pack?: Known | undefined; readonly at?: Path },
): Read {
  const raw = (file.value as { scenarios: readonly Raw[] } | undefined)?.scenarios
  if (!raw) return { problems: file.problems }
  const known = new Set(version.clauses.keys())
  const problems = [...duplicateIds(file, at, raw)]
  const scenarios = raw.flatMap((scenario, index) => {
    const path = [...at, index]
    problems.push(...clauseProblems(file, scenario, path, version.policy, known))
    if (scenario.policy && scenario.policy !== version.policy) {
      problems.push(
        file.yaml.problem({
          path: [...path, 'policy'],
          code: 'pack.other-policy',
          message: `\`${scenario.policy}\` is not this policy`,
          nearest: version.policy,
        }),
      )
    }
    const read = scenarioOf(scenario, { policy: version.policy, all: raw, pack })
    if ('error' in read) {
      const { member, message, nearest } = read.error
      const inside = stepsOf(member)
      problems.push(
        file.yaml.problem({ path: [...path, ...placeOf(scenario, inside)], code: 'pack.bad-value', message, nearest }),
      )
      return []
    }
    return [read.scenario]
  })
  return problems.some(({ severity }) => severity === 'error') ? { problems } : { scenarios }
}

function clauseProblems(
  file: CheckedFile,
  scenario: Raw,
  path: Path,
  policy: string,
  known: ReadonlySet<string>,
): Problem[] {
  const lists: [string[], readonly string[] | undefined][] = [
    [['want', 'cites'], scenario.want?.cites],
    [['want', 'lifted'], scenario.want?.lifted],
    [['want', 'watched'], scenario.want?.watched],
    [['not'], scenario.not],
    [['cites'], scenario.cites],
  ]
  const cited = lists.flatMap(([member, ids = []]) => ids.map((id, i) => ({ path: [...path, ...member, i], id })))
  return unknownClauses({ file, cited, policy, known })
}

/** The request of a scenario and the facts beside it: its own, or those of the one it is like with what differs. */
function askedBy(
  { like, but, request, facts, id }: Raw,
  all: readonly Raw[],
): { readonly request: unknown; readonly facts?: Facts | undefined } | { readonly error: Unread } {
  if (like === undefined) return { request, facts }
  const earlier = all.slice(
    0,
    all.findIndex((one) => one.id === id),
  )
  const base = earlier.find((one) => one.id === like)
  if (!base) {
    const near = nearest(
      like,
      earlier.map((one) => one.id),
    )
    return { error: { member: '', message: `no earlier scenario \`${like}\` to be like`, nearest: near } }
  }
  const asked = askedBy(base, earlier)
  if ('error' in asked) return asked
  return {
    request: mergePatch(asked.request, but ?? {}),
    facts: asked.facts || facts ? { ...asked.facts, ...facts } : undefined,
  }
}

function scenarioOf(
  raw: Raw,
  { policy, all, pack }: { readonly policy: string; readonly all: readonly Raw[]; readonly pack: Known | undefined },
): { readonly scenario: Scenario } | { readonly error: Unread } {
  const full = (ids: readonly string[] = []) => ids.map((id) => fullClause(policy, id))
  const { id, note, kind = 'decide', want } = raw
  const common = { id, ...(note && { note }) }
  if (kind !== 'decide' || !want) return otherScenario({ raw, all, common, full, pack })
  const asked = askedBy(raw, all)
  if ('error' in asked) return asked
  const { facts } = asked
  const read = readRequest(asked.request)
  if ('error' in read) return { error: read.error }
  const request: DecisionRequest = read.request
  const recipients = want.recipients?.map((one) => ({
    ...one,
    ...(one.citations && { citations: full(one.citations) }),
  }))
  const inFull = (one: Readonly<Record<string, unknown>>) =>
    Array.isArray(one.cites) ? { ...one, cites: full(one.cites) } : one
  const obligations = want.obligations?.map(inFull)
  const wanted: Want = {
    effect: want.effect,
    cites: full(want.cites),
    lifted: full(want.lifted),
    watched: full(want.watched),
    ...(obligations && { obligations }),
    ...(want.without && { without: want.without.map(inFull) }),
    ...(recipients && { recipients }),
  }
  return { scenario: { ...common, kind, request, ...(facts && { facts }), want: wanted, not: full(raw.not) } }
}

/** Where in a scenario the request's member stands: what is shared stands in the one it is like, what differs here. */
function placeOf({ kind = 'decide', like }: Raw, inside: readonly (string | number)[]): Path {
  if (kind !== 'decide') return inside
  if (like === undefined) return ['request', ...inside]
  return inside.length ? ['but', ...inside] : ['like']
}

/** Keys and positions of a member path such as `resource.properties.to[0].roles`. */
function stepsOf(member: string): (string | number)[] {
  return [...member.matchAll(/\[(\d+)\]|\["([^"]*)"\]|([^.[\]]+)/g)].map(([, index, quoted, plain]) =>
    index === undefined ? (quoted ?? plain ?? '') : Number(index),
  )
}
