import type { People } from '../people/index.ts'
import type { Procedures } from './door.ts'
import { viewOf } from './matter-view.ts'

/** The questions one may ask of matters, without moving them. */
export function readMatters(people: People): Pick<Procedures, 'matter' | 'waitingFor' | 'byRef'> {
  return {
    async matter(db, schoolId, matterId) {
      const row = await db
        .selectFrom('procedures.matter')
        .selectAll()
        .where('school_id', '=', schoolId)
        .where('id', '=', matterId)
        .executeTakeFirst()
      return row === undefined ? undefined : viewOf(row, await people.directoryIn(db, schoolId))
    },
    async waitingFor(db, schoolId, personId) {
      // All that is open: a school has tens, and who may act changes with the directory, not with the matter.
      const rows = await db
        .selectFrom('procedures.matter')
        .selectAll()
        .where('school_id', '=', schoolId)
        .where('state', '=', 'open')
        .orderBy('deadline_at')
        .orderBy('opened_at')
        .execute()
      const directory = await people.directoryIn(db, schoolId)
      return rows.map((row) => viewOf(row, directory)).filter(({ mayAct }) => mayAct.includes(personId))
    },
    async byRef(db, schoolId, name, value) {
      const rows = await db
        .selectFrom('procedures.matter_ref as ref')
        .innerJoin('procedures.matter as matter', (join) =>
          join.onRef('matter.school_id', '=', 'ref.school_id').onRef('matter.id', '=', 'ref.matter_id'),
        )
        .selectAll('matter')
        .where('ref.school_id', '=', schoolId)
        .where('ref.name', '=', name)
        .where('ref.value', '=', value)
        .orderBy('matter.opened_at')
        .orderBy('matter.id')
        .execute()
      const directory = await people.directoryIn(db, schoolId)
      return rows.map((row) => viewOf(row, directory))
    },
  }
}
