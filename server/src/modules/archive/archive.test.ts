import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openModulesOfSchool } from '../../../test/journeys/open-school.ts'
import { NotFoundError } from '../../platform/errors.ts'
import { KeyDestroyedError } from '../../platform/keys/index.ts'

test('what is kept comes back, is unreadable in the database, and is gone with its key', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { schoolId, database, archive, keys } = school
  const bytes = Buffer.from('Dear Mia, the worksheet is attached. '.repeat(20))
  const id = await database.inSchool(schoolId, (tx) =>
    archive.keep(tx, { schoolId, class: 'mail-with-pupils', at: school.clock.now(), bytes, refs: { message: 'm1' } }),
  )
  const open = () => database.inSchool(schoolId, (tx) => archive.open(tx, schoolId, id))
  assert.deepEqual(await open(), bytes)
  const row = await database.inSchool(schoolId, (tx) =>
    tx.selectFrom('archive.item').selectAll().where('id', '=', id).executeTakeFirstOrThrow(),
  )
  assert.equal(row.byte_size, bytes.length)
  assert.equal(row.sealed?.includes('worksheet'), false)
  keys.destroyKey(schoolId, 'archive/mail-with-pupils', '2026-11')
  await assert.rejects(open(), KeyDestroyedError)
})

test('another school finds nothing by the same id', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { schoolId, database, archive } = school
  const id = await database.inSchool(schoolId, (tx) =>
    archive.keep(tx, {
      schoolId,
      class: 'mail-with-pupils',
      at: school.clock.now(),
      bytes: Buffer.from('x'),
      refs: {},
    }),
  )
  const other = await database.addSchool('other')
  await assert.rejects(
    database.inSchool(other, (tx) => archive.open(tx, schoolId, id)),
    NotFoundError,
  )
})
