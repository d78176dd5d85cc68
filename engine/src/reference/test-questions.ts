import fc from 'fast-check'
import type { OpeningRule, Window } from '../calendar/window.ts'
import { type Control, defineControl, type SettingSchema } from '../control.ts'
import { controlsOf, policyOf } from '../decide/test-cast.ts'
import type { Finding, HoldTerms } from '../finding.ts'
import type { Binding, PolicyVersion } from '../policy.ts'
import type { DecisionRequest } from '../request.ts'
import type { ActionName, Facts, Obligation, Person, Releaser, Role } from '../vocabulary/words.generated.ts'

type Settings = { readonly applies: boolean; readonly found: readonly Finding[]; readonly unsure: readonly Finding[] }

const actions: readonly ActionName[] = ['mail.submit', 'mail.receive', 'mail.open', 'file.delete', 'web.request']
const settings: SettingSchema = { type: 'object' }

/** Controls that find what their settings say. */
const synthetic: readonly Control[] = [
  { id: 'any.says', actions, needs: [] },
  { id: 'any.needs', actions, needs: ['mail.known-sender' as const] },
  { id: 'mail.says', actions: ['mail.submit' as const], needs: [] },
].map((control) =>
  defineControl<ActionName, Settings>({
    ...control,
    summary: { en: 'Finds what it is told to find.' },
    settings,
    applies: (input) => input.settings.applies,
    evaluate: (input) => input.settings.found,
    whenUnsure: (input) => input.settings.unsure,
  }),
)

const bindingIds = ['b0', 'b1', 'b2', 'b3', 'b4', 'b5']
const people: readonly Person[] = [
  { address: 'jones@school.example', roles: ['teacher'] },
  { address: 'Jones@School.example', roles: ['form-tutor'] },
  { address: 'mia@school.example', roles: ['pupil'] },
  { address: 'dsl@school.example', roles: ['dsl', 'teacher'] },
  { address: 'parent@home.example', roles: ['parent'] },
  { address: 'desk@firm.example' },
  { group: 'all-staff', size: 84 },
  { address: 'teachers@school.example', group: 'teachers', roles: ['teacher'], size: 40 },
]
const keys = [
  'jones@school.example',
  'MIA@school.example',
  'dsl@school.example',
  'parent@home.example',
  'all-staff',
  'nobody@x.example',
]

const clockTimes = fc.constantFrom(
  '00:00',
  '00:30',
  '01:15',
  '01:45',
  '07:30',
  '08:45',
  '10:45',
  '12:00',
  '15:15',
  '17:00',
  '24:00',
)
const stretch = fc.tuple(clockTimes, clockTimes).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }))
const days = fc.constantFrom<OpeningRule['days'][number]>(
  'school-day',
  'inset',
  'weekend',
  'bank-holiday',
  'holiday',
  'weekday',
  'weekday',
)
const rule: fc.Arbitrary<OpeningRule> = fc.record({
  days: fc.array(days, { minLength: 1, maxLength: 3 }),
  open: fc.oneof(
    { weight: 1, arbitrary: fc.constant([]) },
    { weight: 6, arbitrary: fc.array(stretch, { minLength: 1, maxLength: 2 }) },
    {
      weight: 3,
      arbitrary: fc.record({
        periods: fc.subarray(['before-school', 'lesson', 'break', 'lunch', 'after-school', 'none'] as const, {
          minLength: 1,
        }),
      }),
    },
  ),
})
const window: fc.Arbitrary<Window> = fc.record({
  rules: fc.array(rule, { minLength: 1, maxLength: 2, size: 'max' }),
  otherwise: fc.constantFrom(...(['open', 'open', 'open', 'open', 'closed'] as const)),
})

const releasers = fc.constantFrom<readonly Releaser[]>(
  ['sender'],
  ['role:headteacher'],
  ['sender', 'role:dsl'],
  ['recipient'],
)
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })

const release: fc.Arbitrary<HoldTerms> = fc.record(
  {
    releasers,
    deadlineSchoolDays: fc.integer({ min: 1, max: 4 }),
    deputies: fc.constant<readonly Releaser[]>(['role:office']),
    onDeadline: fc.constantFrom('refuse' as const, 'escalate' as const, 'deliver' as const),
  },
  { requiredKeys: [] },
)
const startOfYear = Temporal.Instant.from('2026-08-31T23:00:00Z')
const seconds = [0, 1800, 5400, 26_999, 27_000, 36_900, 61_200, 61_201, 72_000, 30_600.5]
const anyTime = fc
  .tuple(fc.integer({ min: 0, max: 320 }), fc.constantFrom(...seconds), fc.boolean())
  .map(([day, second, isWinter]) => day * 86_400 + second + (isWinter ? 3600 : 0))
/** The night before the clocks go back, and before they go forward. */
const nearChange = fc
  .tuple(fc.constantFrom('2026-10-25T00:00:00Z', '2027-03-28T00:00:00Z'), fc.integer({ min: -12, max: 12 }))
  .map(([at, quarters]) => startOfYear.until(Temporal.Instant.from(at)).total('seconds') + quarters * 900)
const times = fc
  .oneof({ weight: 5, arbitrary: anyTime }, { weight: 1, arbitrary: nearChange })
  .map((after) => startOfYear.add({ milliseconds: after * 1000 }).toString())
const term: fc.Arbitrary<HoldTerms> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ window }) },
  { weight: 1, arbitrary: fc.record({ window, releasers }) },
  { weight: 1, arbitrary: fc.record({ until: times }) },
  { weight: 3, arbitrary: release },
)
const someKeys = maybe(fc.subarray(keys))
const obligation: fc.Arbitrary<Obligation> = fc
  .tuple(
    fc.constantFrom<Obligation>(
      { do: 'archive.keep', class: 'mail' },
      { do: 'advise', text: 'tone', essential: false },
      { do: 'notify', who: ['role:dsl'], silent: true },
    ),
    someKeys,
  )
  .map(([o, recipients]) => (recipients ? { ...o, recipients } : o))

const finding: fc.Arbitrary<Finding> = fc
  .record({
    effect: fc.constantFrom(
      'permit' as const,
      'permit' as const,
      'hold' as const,
      'hold' as const,
      'hold' as const,
      'hold' as const,
      'deny' as const,
    ),
    holds: fc.oneof(
      { weight: 1, arbitrary: fc.constant(undefined) },
      { weight: 6, arbitrary: fc.array(term, { minLength: 1, maxLength: 3 }) },
    ),
    recipients: someKeys,
    obligations: maybe(fc.array(obligation, { maxLength: 2 })),
    cites: maybe(fc.constantFrom(['b0'], ['test.b1', 'b2'])),
    silent: fc.constantFrom(undefined, undefined, undefined, true),
    absolute: fc.constantFrom(undefined, undefined, undefined, true),
    aside: fc.constantFrom(undefined, undefined, true),
  })
  .map((draft) => ({ ...defined(draft), effect: draft.effect, because: { key: 'any' } }))

const binding: fc.Arbitrary<Partial<Binding> & { control: string }> = fc
  .record({
    control: fc.constantFrom('any.says', 'any.says', 'any.needs', 'mail.says'),
    settings: fc.record({
      applies: fc.constantFrom(true, true, true, false),
      found: fc.array(finding, { maxLength: 2, size: 'max' }),
      unsure: fc.array(finding, { maxLength: 1 }),
    }),
    lifts: fc.oneof({ weight: 1, arbitrary: fc.constant([]) }, { weight: 1, arbitrary: fc.subarray(bindingIds) }),
    mode: fc.constantFrom('enforce' as const, 'enforce' as const, 'enforce' as const, 'watch' as const),
    liveFrom: fc.constantFrom(undefined, undefined, '2026-11-18'),
  })
  .map((draft) => ({ ...defined(draft), control: draft.control }))

const roles = fc.constantFrom<readonly Role[]>(
  ['teacher'],
  ['teacher'],
  ['pupil'],
  ['parent'],
  ['police'],
  ['headteacher', 'dsl'],
  [],
)
const list = fc.array(fc.constantFrom(...people), { maxLength: 3, size: 'max' })

const request = fc
  .record({
    action: fc.constantFrom<ActionName>('mail.submit', 'mail.submit', 'mail.submit', ...actions),
    roles,
    time: times,
    to: list,
    cc: maybe(list),
    bcc: maybe(list),
    confirmed: fc.constantFrom(undefined, true, false),
    urgent: fc.constantFrom(undefined, undefined, { reason: 'Boiler' }, { reason: ' ' }),
    owner: fc.constantFrom('ahmed', 'self', 'shared', 'jones'),
  })
  .map(({ action, roles, time, owner, ...mail }): DecisionRequest => {
    const message = { from: 'ahmed@school.example', subjectLine: 'x', text: 'x', ...defined(mail), to: mail.to }
    const others = { owner, purpose: 'crime' as const, categories: [] }
    return {
      subject: { type: 'person', id: 'ahmed', properties: { roles } },
      action: { name: action },
      resource: {
        type: 'any',
        properties: action === 'mail.submit' || action === 'mail.receive' ? message : others,
      },
      context: { time },
    }
  })

const facts: fc.Arbitrary<Facts> = fc
  .record({
    'mail.known-sender': fc.constantFrom(undefined, true),
    'calendar.day': fc.constantFrom(
      undefined,
      undefined,
      undefined,
      'weekend' as const,
      'school-day' as const,
      'holiday' as const,
    ),
    'calendar.period': fc.constantFrom(
      undefined,
      undefined,
      undefined,
      'lesson' as const,
      'none' as const,
      'lunch' as const,
    ),
  })
  .map(defined)

/** One random question to both evaluators. */
export const question: fc.Arbitrary<{ version: PolicyVersion; request: DecisionRequest; facts: Facts }> = fc
  .record({ bindings: fc.array(binding, { minLength: 1, maxLength: bindingIds.length, size: 'max' }), request, facts })
  .map(({ bindings, request, facts }) => {
    const drafts = bindings.map((b, i) => ({ ...b, id: bindingIds[i] ?? '' }))
    const known = new Set(drafts.map((b) => b.id))
    const whole = drafts.map((b) => ({ ...b, lifts: (b.lifts ?? []).filter((l) => known.has(l)) }))
    const version = policyOf(whole)
    const clause = [...version.clauses.values()][0]
    const all = new Map(
      bindingIds.map((id) => [`test.${id}`, clause ?? policyOf([{ id, control: 'x' }]).clauses.get(`test.${id}`)]),
    )
    const clauses = new Map([...all].flatMap(([id, c]) => (c ? [[id, { ...c, id }] as const] : [])))
    return { version: { ...version, clauses }, request, facts }
  })

/** The controls that random questions bind. */
export const controls = controlsOf(...synthetic)

/** The members that are there. */
function defined<T extends object>(draft: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(draft).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>
  }
}
