import type { SchoolCalendar } from '@beadle/engine'
import { appendEntry } from '../ledger/index.ts'
import { type Lesson, saveCalendar, saveTimetable } from '../modules/calendar/index.ts'
import { type PackShelf, putInForce } from '../modules/governance/index.ts'
import { addDevicePassword, addPeople, type PeopleEntries } from '../modules/people/index.ts'
import type { Database } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { demoDomain, demoForms, demoPeople, demoSlug, demoTeachers } from './cast.ts'
import { peopleOfSmallSchool } from './cast-of-school.ts'
import { trustSchools } from './trust.ts'

/** Pack that the demo school runs. */
const demoPolicy = 'all-saints'

/** Device password of every member of the cast: the demo listens on this machine only, and holds nobody's mail. */
export const demoDevicePassword = 'beadle-demo'

type Making = { readonly database: Database; readonly shelf: PackShelf; readonly at: Temporal.Instant }
type Made = { readonly schoolId: string; readonly isNew: boolean }

/**
 * Makes the demo school in one transaction: people, lists, calendar and timetable, and the pack running as it ships. Returns
 * the school's id, and whether it was there already.
 */
export function makeDemoSchool({
  slug = demoSlug,
  ...making
}: Making & {
  /** Another word in addresses, where tests need several schools. */
  readonly slug?: string
}): Promise<Made> {
  return makeSchool(making, {
    slug,
    name: 'All Saints (demo)',
    policy: demoPolicy,
    domain: demoDomain,
    people: demoPeople(making.at),
    teachers: demoTeachers,
    forms: demoForms,
    mailers: ['ahmed', 'jones', 'okafor', 'brennan', 'office', 'mia', 'dsl', 'finch'],
  })
}

/** Makes the other schools of the demo trust, one on each of the other packs, where they are not there already. */
export async function makeTrust(making: Making): Promise<readonly (Made & { readonly slug: string })[]> {
  const made = []
  for (const school of trustSchools) {
    const { slug, name, policy, domain, telephone, colleagues, forms } = school
    const teachers = colleagues.filter(({ roles }) => roles.includes('teacher')).map(({ login }) => login)
    const plan = {
      ...{ slug, name, policy, domain, telephones: [telephone], teachers },
      people: peopleOfSmallSchool(school, making.at),
      forms: forms.map((form) => form.name),
      mailers: colleagues.map(({ login }) => login),
    }
    made.push({ slug, ...(await makeSchool(making, plan)) })
  }
  return made
}

/** What a demo school is made from; people are named by login. */
type Plan = {
  readonly slug: string
  readonly name: string
  readonly policy: string
  readonly domain: string
  /** The pack's where left out. */
  readonly telephones?: readonly string[]
  readonly people: PeopleEntries
  readonly teachers: readonly string[]
  readonly forms: readonly string[]
  /** Those who have the device password. */
  readonly mailers: readonly string[]
}

async function makeSchool({ database, shelf, at }: Making, plan: Plan): Promise<Made> {
  const { slug, name, domain } = plan
  const there = (await database.schools()).find((school) => school.slug === slug)
  if (there !== undefined) return { schoolId: there.id, isNew: false }
  const { version } = shelf.pack(plan.policy)
  const { calendar } = version.school
  const schoolId = uuidv7()
  await database.inSchool(schoolId, async (tx) => {
    await tx.insertInto('platform.school').values({ id: schoolId, slug, name }).execute()
    const ids = await addPeople(tx, schoolId, plan.people)
    await saveCalendar(tx, schoolId, calendar)
    await saveTimetable(tx, schoolId, timetableOf(plan, calendar, ids), calendar.timeZone)
    await putInForce(tx, {
      schoolId,
      policy: version.policy,
      version: version.version,
      domains: [domain],
      telephones: plan.telephones ?? version.school.telephones,
      unchosen: 'pack',
      digest: shelf.digest(version.policy),
      at,
    })
    for (const login of plan.mailers) {
      const personId = ids.get(login)
      if (personId !== undefined)
        await addDevicePassword(tx, schoolId, { personId, label: 'demo', secret: demoDevicePassword })
    }
    await appendEntry(tx, {
      schoolId,
      kind: 'school.opened',
      at,
      actor: 'system',
      about: [{ kind: 'school', id: schoolId }],
      data: { policy: version.policy, version: version.version },
    })
  })
  return { schoolId, isNew: true }
}

/** One teacher for each form in every lesson of the week, nobody in two rooms at once. */
function timetableOf(
  { people: { people }, forms, teachers }: Plan,
  calendar: SchoolCalendar,
  ids: ReadonlyMap<string, string>,
): Lesson[] {
  const lessons = calendar.bells.ordinary.filter(({ kind }) => kind === 'lesson')
  const idOf = (login: string) => ids.get(login) ?? ''
  const pupilsOf = Map.groupBy(
    people.filter(({ roles }) => roles.includes('pupil')),
    ({ form }) => form ?? '',
  )
  return [1, 2, 3, 4, 5].flatMap((weekday) =>
    lessons.flatMap((bell, b) =>
      forms.map((form, f): Lesson => {
        const teacher = teachers[(f + b * forms.length + weekday) % teachers.length] ?? ''
        return {
          className: form,
          teacherId: idOf(teacher),
          weekday,
          bell: bell.name,
          pupilIds: (pupilsOf.get(form) ?? []).map(({ login }) => idOf(login)),
        }
      }),
    ),
  )
}
