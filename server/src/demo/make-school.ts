import type { SchoolCalendar } from '@beadle/engine'
import { appendEntry } from '../ledger/index.ts'
import { type Lesson, saveCalendar, saveTimetable } from '../modules/calendar/index.ts'
import { type PackShelf, putInForce } from '../modules/governance/index.ts'
import { addDevicePassword, addPeople } from '../modules/people/index.ts'
import type { Database } from '../platform/database/index.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { demoDomain, demoForms, demoPeople, demoTeachers } from './cast.ts'

/** Pack that the demo school runs. */
export const demoPolicy = 'all-saints'
export const demoSlug = 'demo'

/** Device password of every member of the cast: the demo listens on this machine only, and holds nobody's mail. */
export const demoDevicePassword = 'beadle-demo'

/**
 * Makes the demo school in one transaction: people, lists, calendar and timetable, and the pack running as it ships. Returns
 * the school's id, and whether it was there already.
 */
export async function makeDemoSchool({
  database,
  shelf,
  at,
  slug = demoSlug,
}: {
  /** Another word in addresses, where tests need several schools. */
  readonly slug?: string
  readonly database: Database
  readonly shelf: PackShelf
  readonly at: Temporal.Instant
}): Promise<{ readonly schoolId: string; readonly isNew: boolean }> {
  const there = (await database.schools()).find((school) => school.slug === slug)
  if (there !== undefined) return { schoolId: there.id, isNew: false }
  const pack = shelf.pack(demoPolicy)
  const { calendar, telephones } = pack.version.school
  const schoolId = uuidv7()
  await database.inSchool(schoolId, async (tx) => {
    await tx.insertInto('platform.school').values({ id: schoolId, slug, name: 'The demo school' }).execute()
    const ids = await addPeople(tx, schoolId, demoPeople(at))
    await saveCalendar(tx, schoolId, calendar)
    await saveTimetable(tx, schoolId, demoTimetable(calendar, ids), calendar.timeZone)
    await putInForce(tx, {
      schoolId,
      policy: pack.version.policy,
      version: pack.version.version,
      domains: [demoDomain],
      telephones,
      unchosen: 'pack',
      digest: shelf.digest(pack.version.policy),
      at,
    })
    for (const login of ['ahmed', 'jones', 'okafor', 'brennan', 'office', 'mia', 'dsl', 'finch']) {
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
      data: { policy: pack.version.policy, version: pack.version.version },
    })
  })
  return { schoolId, isNew: true }
}

/** Ten forms, one teacher for each in every lesson of the week, nobody in two rooms at once. */
function demoTimetable(calendar: SchoolCalendar, ids: ReadonlyMap<string, string>): Lesson[] {
  const lessons = calendar.bells.ordinary.filter(({ kind }) => kind === 'lesson')
  const idOf = (login: string) => ids.get(login) ?? ''
  const { people } = demoPeople(Temporal.Instant.fromEpochMilliseconds(0))
  const pupilsOf = Map.groupBy(
    people.filter(({ roles }) => roles.includes('pupil')),
    ({ form }) => form ?? '',
  )
  return [1, 2, 3, 4, 5].flatMap((weekday) =>
    lessons.flatMap((bell, b) =>
      demoForms.map((form, f): Lesson => {
        const teacher = demoTeachers[(f + b * demoForms.length + weekday) % demoTeachers.length] ?? ''
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
