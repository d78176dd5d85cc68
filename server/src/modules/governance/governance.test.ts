import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { openModulesOfSchool } from '../../../test/journeys/open-school.ts'
import { StartError } from '../../platform/errors.ts'
import { openPackShelf } from './pack-shelf.ts'
import { followPack, putInForce, setMode } from './write-policy.ts'

test('a binding acts, then only watches, then acts from a day on', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { schoolId, database, governance, clock } = school
  const bindingNow = async () => {
    const { version } = await database.inSchool(schoolId, (tx) => governance.policyInForceIn(tx, schoolId))
    return version.bindings.find(({ id }) => id === 'staff-weekends') ?? assert.fail('no binding')
  }
  const choose = (mode: 'watch' | 'enforce', liveOn?: string) =>
    database.inSchool(schoolId, (tx) =>
      setMode(tx, {
        schoolId,
        policy: 'all-saints',
        binding: 'staff-weekends',
        mode,
        ...(liveOn === undefined ? {} : { liveOn: Temporal.PlainDate.from(liveOn) }),
        reason: 'trial',
        by: school.id('okafor'),
        at: clock.now(),
      }),
    )
  assert.equal((await bindingNow()).mode, 'enforce')
  await choose('watch')
  assert.equal((await bindingNow()).mode, 'watch')
  clock.step({ minutes: 1 })
  await choose('enforce', '2026-12-01')
  const { mode, liveFrom } = await bindingNow()
  assert.deepEqual([mode, liveFrom], ['enforce', '2026-12-01'])
})

test('in a new school every binding only watches', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { database, governance, clock } = school
  const schoolId = await database.addSchool('new')
  const { version } = governance.shelf.pack('all-saints').version
  await database.inSchool(schoolId, (tx) =>
    putInForce(tx, {
      schoolId,
      policy: 'all-saints',
      version,
      domains: ['New.Example'],
      unchosen: 'watch',
      digest: governance.shelf.digest('all-saints'),
      at: clock.now(),
    }),
  )
  const policy = await governance.policyInForce(schoolId)
  assert.deepEqual(new Set(policy.version.bindings.map(({ mode }) => mode)), new Set(['watch']))
  assert.deepEqual(policy.version.school.domains, ['new.example'])
})

test('a pack that is wrong or not there says where and what', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'beadle-packs-'))
  t.after(() => rmSync(folder, { recursive: true }))
  mkdirSync(join(folder, 'hill'))
  writeFileSync(join(folder, 'hill', 'policy.yaml'), 'policy: hill\nversoin: "1"\n')
  const refusal = (policy: string) => {
    try {
      openPackShelf(folder).pack(policy)
    } catch (error) {
      if (error instanceof StartError) return error
    }
    return assert.fail('the pack was taken')
  }
  assert.match(refusal('hil').remedy, /hill/)
  const wrong = refusal('hill')
  assert.equal(wrong.code, 'governance.wrong-pack')
  assert.match(wrong.message, /policy\.yaml:\d+: /)
})

test('a pack whose files have changed comes into force anew, with its digest on the ledger', async (t) => {
  const school = await openModulesOfSchool(t, { at: '2026-11-18T10:15:00Z' })
  const { schoolId, database, governance, clock } = school
  const follow = (digest: Buffer) =>
    database.inSchool(schoolId, (tx) =>
      followPack(tx, { schoolId, shelf: { ...governance.shelf, digest: () => digest }, at: clock.now() }),
    )
  assert.equal(await follow(governance.shelf.digest('all-saints')), false)
  clock.step({ hours: 1 })
  const other = Buffer.alloc(32, 7)
  assert.equal(await follow(other), true)
  assert.equal(await follow(other), false)
  assert.deepEqual(await school.kinds('policy', 'all-saints'), ['policy.put-in-force', 'policy.put-in-force'])
  const { version } = await database.inSchool(schoolId, (tx) => governance.policyInForceIn(tx, schoolId))
  assert.deepEqual(version.school.domains, ['school.example'])
})
