import type { Config } from './config/index.ts'
import { appendEntry } from './ledger/index.ts'
import { saveCalendar } from './modules/calendar/index.ts'
import { type PackShelf, putInForce } from './modules/governance/index.ts'
import { addPeople, newDevicePassword, setPassword } from './modules/people/index.ts'
import type { Database } from './platform/database/index.ts'
import { uuidv7 } from './platform/uuid.ts'

/**
 * Opens the school that the settings name, if it is not open yet: its pack with every control watching, the pack's calendar, and
 * one administrator whose password is returned once. Undefined when the school is open already.
 */
export async function openFirstSchool({
  database,
  shelf,
  school,
  at,
}: {
  readonly database: Database
  readonly shelf: PackShelf
  readonly school: NonNullable<Config['school']>
  readonly at: Temporal.Instant
}): Promise<{ readonly login: string; readonly password: string } | undefined> {
  if ((await database.schools()).some(({ slug }) => slug === school.slug)) return undefined
  const pack = shelf.pack(school.policy)
  const login = 'administrator'
  const password = newDevicePassword()
  const schoolId = uuidv7()
  await database.inSchool(schoolId, async (tx) => {
    await tx.insertInto('platform.school').values({ id: schoolId, slug: school.slug, name: school.name }).execute()
    const ids = await addPeople(tx, schoolId, {
      people: [{ login, name: 'Administrator', roles: ['network-manager'], acceptedAt: at }],
      relations: [],
      groups: [],
    })
    const personId = ids.get(login)
    if (personId !== undefined) await setPassword(tx, schoolId, personId, password)
    await saveCalendar(tx, schoolId, pack.version.school.calendar)
    await putInForce(tx, {
      schoolId,
      policy: pack.version.policy,
      version: pack.version.version,
      domains: school.domains,
      unchosen: 'watch',
      digest: shelf.digest(pack.version.policy),
      at,
    })
    await appendEntry(tx, {
      schoolId,
      kind: 'school.opened',
      at,
      actor: 'system',
      about: [{ kind: 'school', id: schoolId }],
      data: { policy: pack.version.policy, version: pack.version.version },
    })
  })
  return { login, password }
}
