import type { Reader } from '../../platform/database/index.ts'
import type { People } from '../people/index.ts'
import type { Procedures } from './door.ts'
import { type MatterView, viewOf } from './matter-view.ts'

/** The questions one may ask of matters, without moving them. */
export function readMatters(people: People): Pick<Procedures, 'matter' | 'waitingFor' | 'byRef' | 'byRefs'> {
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
      return (await byRefs(db, schoolId, name, [value])).get(value) ?? []
    },
    byRefs,
  }

  async function byRefs(
    db: Reader,
    schoolId: string,
    name: string,
    values: readonly string[],
  ): Promise<ReadonlyMap<string, readonly MatterView[]>> {
    if (values.length === 0) return new Map()
    const rows = await db
      .selectFrom('procedures.matter_ref as ref')
      .innerJoin('procedures.matter as matter', (join) =>
        join.onRef('matter.school_id', '=', 'ref.school_id').onRef('matter.id', '=', 'ref.matter_id'),
      )
      .selectAll('matter')
      .select('ref.value')
      .where('ref.school_id', '=', schoolId)
      .where('ref.name', '=', name)
      .where('ref.value', 'in', [...values])
      .orderBy('matter.opened_at')
      .orderBy('matter.id')
      .execute()
    const directory = await people.directoryIn(db, schoolId)
    const found = new Map<string, MatterView[]>()
    for (const { value, ...row } of rows) {
      const own = found.get(value) ?? []
      own.push(viewOf(row, directory))
      found.set(value, own)
    }
    return found
  }
}
