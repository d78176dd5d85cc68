import { agreeBetween, authorise, contextIn, type MailParts } from '../modules/mail/index.ts'

/** Correspondence that went on before the demo's day: whose, with which address, allowed by whom. */
const correspondence = [
  { person: 'reeves', address: 'sales@stationery.example', by: 'okafor' },
  { person: 'crane', address: 'results@examboard.example', by: 'brennan' },
  { person: 'ahmed', address: 'bookings@coaches.example', by: 'brennan' },
] as const

/** What the demo school had agreed before its day began: standing correspondence, and a parent who writes to a tutor directly. */
export async function agreeBeforehand(parts: MailParts, schoolId: string): Promise<void> {
  await parts.database.inSchool(schoolId, async (tx) => {
    const context = await contextIn(tx, parts, schoolId)
    const { directory } = context
    const idOf = (login: string) => directory.personByLogin(login)?.id
    for (const { person, address, by } of correspondence) {
      const [personId, grantedBy] = [idOf(person), idOf(by)]
      if (personId && grantedBy) await authorise(tx, context, { personId, addresses: [address], by: grantedBy })
    }
    const tutorId = idOf('ahmed')
    const tutee = directory.byRole('pupil').find(({ form, login }) => form === '9A' && login !== 'mia')
    const [parent] = tutee ? directory.guardiansOf(tutee.id) : []
    if (tutorId && parent) await agreeBetween(tx, context, { parentId: parent.id, staffId: tutorId })
  })
}
