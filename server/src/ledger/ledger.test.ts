import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { fixedClock } from '../platform/clock.ts'
import type { Tx } from '../platform/database/index.ts'
import { openKeys } from '../platform/keys/index.ts'
import { testDatabase } from '../platform/testing/test-database.ts'
import { uuidv7 } from '../platform/uuid.ts'
import { entriesIn, leavesOf } from './batch.ts'
import {
  appendEntries,
  appendEntry,
  entriesAbout,
  LedgerRegressedError,
  listEntries,
  listKinds,
  type NewEntry,
  NotNumberedError,
  openLedger,
  proveEntry,
} from './index.ts'
import { leafOf } from './leaf.ts'
import { batchOf } from './read-entries.ts'
import { canonicalJson } from './verify/canonical.ts'
import { bundleOf, leafHash, parseNoteKey, verifyInclusion, verifyLog } from './verify/index.ts'

const clock = fixedClock('2026-03-03T10:15:00Z')

function folder(t: TestContext): string {
  const path = mkdtempSync(join(tmpdir(), 'beadle-ledger-'))
  t.after(() => rmSync(path, { recursive: true }))
  return path
}

async function open(t: TestContext) {
  const database = await testDatabase(t)
  const keys = openKeys(folder(t))
  const ledger = openLedger({ database, keys, clock })
  t.after(() => ledger[Symbol.asyncDispose]())
  const schoolId = await database.addSchool()
  const entry = (over: Partial<NewEntry> = {}): NewEntry => ({
    schoolId,
    kind: 'mail.held',
    at: clock.now(),
    actor: 'gateway',
    about: [{ kind: 'message', id: 'm1' }],
    data: { n: 1 },
    ...over,
  })
  const append = (count: number) =>
    database.inSchool(schoolId, (tx) =>
      appendEntries(
        tx,
        Array.from({ length: count }, (_, n) => entry({ data: { n } })),
      ),
    )
  return { database, keys, ledger, schoolId, entry, append }
}

test('an entry stands with what it records, is numbered once, and proves itself', async (t) => {
  const { database, ledger, schoolId, entry } = await open(t)
  await assert.rejects(
    database.inSchool(schoolId, async (tx) => {
      await appendEntry(tx, entry())
      throw new Error('undone')
    }),
  )
  assert.equal(await ledger.number(schoolId), 0)
  const id = await database.inSchool(schoolId, (tx) => appendEntry(tx, entry()))
  await assert.rejects(
    database.inSchool(schoolId, (tx) => proveEntry(tx, schoolId, id)),
    NotNumberedError,
  )
  assert.equal(await ledger.number(schoolId), 1)
  assert.equal(await ledger.number(schoolId), 0)
  const proof = await database.inSchool(schoolId, (tx) => proveEntry(tx, schoolId, id))
  assert.deepEqual(proof.leafHash, leafHash(proof.leaf))
  assert.ok(
    verifyInclusion({
      index: proof.index,
      size: proof.checkpoint.size,
      hash: proof.leafHash,
      proof: proof.hashes,
      root: proof.checkpoint.root,
    }),
  )
})

test('reading: newest first, by kind, by noun, and what is about one thing', async (t) => {
  const { database, ledger, schoolId, entry } = await open(t)
  const kinds = ['mail.held', 'mail.released', 'mailing.sent', 'agreement.accepted']
  await database.inSchool(schoolId, (tx) =>
    appendEntries(
      tx,
      kinds.map((kind, n) => entry({ kind, about: [{ kind: 'message', id: `m${n}` }] })),
    ),
  )
  await ledger.number(schoolId)
  await database.inSchool(schoolId, (tx) =>
    appendEntry(tx, entry({ kind: 'mail.held', about: [{ kind: 'message', id: 'm0' }] })),
  )
  const read = <T>(work: (tx: Tx) => Promise<T>) => database.inSchool(schoolId, work)
  assert.deepEqual(
    (await read((tx) => listEntries(tx, schoolId))).map((found) => [found.seq, found.kind]),
    [
      [null, 'mail.held'],
      [3, 'agreement.accepted'],
      [2, 'mailing.sent'],
      [1, 'mail.released'],
      [0, 'mail.held'],
    ],
  )
  const seqs = async (filter: Parameters<typeof listEntries>[2]) =>
    (await read((tx) => listEntries(tx, schoolId, filter))).map((found) => found.seq)
  assert.deepEqual(await seqs({ kind: 'mail.' }), [null, 1, 0])
  assert.deepEqual(await seqs({ kind: 'mail.released' }), [1])
  assert.deepEqual(await seqs({ before: 2, limit: 1 }), [1])
  assert.deepEqual(await read((tx) => listKinds(tx, schoolId)), kinds.toSorted())
  assert.deepEqual(
    (await read((tx) => entriesAbout(tx, schoolId, { kind: 'message', id: 'm0' }))).map((found) => found.seq),
    [0, null],
  )
})

test('each entry of a batch is found, listed and proved as its own', async (t) => {
  const { database, ledger, schoolId, entry } = await open(t)
  const batch = (size: number, kind: string) =>
    database.inSchool(schoolId, (tx) =>
      appendEntries(
        tx,
        Array.from({ length: size }, (_, n) =>
          entry({ kind, data: { n }, about: [{ kind: 'message', id: `${kind} ${n}` }] }),
        ),
      ),
    )
  const ids = [...(await batch(300, 'mail.held')), ...(await batch(1, 'mail.asked')), ...(await batch(40, 'mail.held'))]
  assert.equal(await ledger.number(schoolId), 341)
  const read = <T>(work: (tx: Tx) => Promise<T>) => database.inSchool(schoolId, work)
  for (const seq of [0, 1, 255, 256, 299, 300, 301, 340]) {
    const proof = await read((tx) => proveEntry(tx, schoolId, ids[seq] ?? ''))
    const { index, leafHash: hash, hashes, checkpoint } = proof
    assert.deepEqual([index, hash], [seq, leafHash(proof.leaf)])
    assert.ok(verifyInclusion({ index, size: checkpoint.size, hash, proof: hashes, root: checkpoint.root }))
  }
  const listed: number[] = []
  for (let before: number | undefined; ; before = listed.at(-1)) {
    const page = await read((tx) =>
      listEntries(tx, schoolId, { limit: 50, ...(before === undefined ? {} : { before }) }),
    )
    listed.push(...page.map(({ seq }) => seq ?? -1))
    if (page.length < 50) break
  }
  assert.deepEqual(
    listed,
    Array.from({ length: 341 }, (_, n) => 340 - n),
  )
  assert.deepEqual(
    (await read((tx) => listEntries(tx, schoolId, { kind: 'mail.asked' }))).map(({ seq }) => seq),
    [300],
  )
  const about = await read((tx) => entriesAbout(tx, schoolId, { kind: 'message', id: 'mail.held 39' }))
  assert.deepEqual(
    about.map(({ seq, data }) => [seq, data.n]),
    [
      [39, 39],
      [340, 39],
    ],
  )
  await assert.rejects(
    read((tx) => proveEntry(tx, schoolId, uuidv7())),
    /entry/,
  )
})

test('nobody but the owner changes the record, and only the sequencer numbers', async (t) => {
  const { database, ledger, schoolId, append } = await open(t)
  await append(3)
  await ledger.number(schoolId)
  await append(1)
  const tables = ['batch', 'kind', 'about', 'unnumbered', 'sequence', 'tile', 'checkpoint']
  const columns: Record<string, string> = {
    batch: 'id',
    kind: 'kind',
    about: 'entry_id',
    unnumbered: 'batch_id',
    sequence: 'seq',
    tile: 'level',
    checkpoint: 'size',
  }
  const may: Record<'beadle_app' | 'beadle_sequencer', string[]> = {
    beadle_app: [],
    beadle_sequencer: ['delete unnumbered'],
  }
  for (const [role, allowed] of Object.entries(may) as ['beadle_app' | 'beadle_sequencer', string[]][]) {
    for (const table of tables) {
      const column = columns[table] ?? ''
      for (const [verb, statement] of [
        ['update', `update ledger.${table} set ${column} = ${column}`],
        ['delete', `delete from ledger.${table} where false`],
        ['truncate', `truncate ledger.${table}`],
      ]) {
        const attempt = database.inSchool(schoolId, (tx) => sql.raw(statement ?? '').execute(tx), { role })
        if (allowed.includes(`${verb} ${table}`)) await attempt
        else await assert.rejects(attempt, /permission denied|must be owner/, `${role} may ${verb} ${table}`)
      }
    }
  }
  const number = sql`insert into ledger.sequence select school_id, 99, 1, id from ledger.batch limit 1`
  await assert.rejects(
    database.inSchool(schoolId, (tx) => number.execute(tx)),
    /permission denied/,
  )
})

test('schools have logs of their own', async (t) => {
  const { database, ledger, schoolId, append, entry } = await open(t)
  const other = await database.addSchool('other')
  await append(2)
  await database.inSchool(other, (tx) => appendEntry(tx, entry({ schoolId: other })))
  await assert.rejects(
    database.inSchool(other, (tx) => appendEntry(tx, entry())),
    /row-level security/,
  )
  assert.deepEqual([await ledger.number(schoolId), await ledger.number(other)], [2, 1])
  assert.deepEqual((await database.inSchool(other, (tx) => listEntries(tx, schoolId))).length, 0)
  assert.notEqual(ledger.keyOf(schoolId), ledger.keyOf(other))
})

test('an export verifies without the server, and no bit of it can be turned unnoticed', async (t) => {
  const { ledger, schoolId, append, database } = await open(t)
  // More than a tile, numbered in pieces that do not fall on its edges.
  for (const count of [1, 99, 200, 300]) {
    await append(count)
    await ledger.number(schoolId)
  }
  const older = (
    await database.inSchool(schoolId, (tx) =>
      tx.selectFrom('ledger.checkpoint').select('note').orderBy('size').execute(),
    )
  ).map((row) => row.note)
  assert.equal(older.length, 4)
  const directory = folder(t)
  assert.equal(await ledger.exportTo(schoolId, directory), 600)
  const key = parseNoteKey(ledger.keyOf(schoolId))
  const verify = (altered?: { path: string; bytes: Uint8Array }) =>
    verifyLog({
      key,
      older,
      read: async (path) => {
        if (path === altered?.path) return altered.bytes
        const file = join(directory, path)
        return existsSync(file) ? readFileSync(file) : undefined
      },
    })
  const whole = await verify()
  assert.deepEqual([whole.size, whole.faults], [600, []])
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' }).filter(
    (path) => statSync(join(directory, path)).isFile() && path !== 'key' && path !== 'entries.ndjson',
  )
  assert.ok(
    files.includes('tile/0/001') && files.includes('tile/0/002.p/88') && files.includes('tile/1/000.p/2'),
    files.join(' '),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...files), fc.nat(), fc.nat(7), async (path, any, bit) => {
      const bytes = readFileSync(join(directory, path))
      const at = any % bytes.length
      bytes[at] = (bytes[at] ?? 0) ^ (1 << bit)
      assert.notDeepEqual((await verify({ path, bytes })).faults, [], `${path} byte ${at} bit ${bit}`)
    }),
    { numRuns: 60 },
  )
  for (const path of files)
    assert.notDeepEqual(
      (await verify({ path, bytes: readFileSync(join(directory, path)).subarray(0, -1) })).faults,
      [],
      `${path} cut short`,
    )

  await t.test('and so says a verifier in another language', (t) => {
    try {
      execFileSync('python3', ['--version'])
    } catch {
      t.skip('python3 is not installed')
      return
    }
    const script = join(import.meta.dirname, 'verify/verify.py')
    const run = () => execFileSync('python3', [script, directory], { encoding: 'utf8' })
    assert.match(run(), /^600 entries verified/m)
    const path = join(directory, 'tile/entries/000')
    const bytes = readFileSync(path)
    bytes[700] = (bytes[700] ?? 0) ^ 1
    writeFileSync(path, bytes)
    assert.throws(run, /Command failed/)
  })
})

test('an entry altered in the database is found by verifying', async (t) => {
  const { database, ledger, schoolId, append } = await open(t)
  await append(5)
  await ledger.number(schoolId)
  await database.asOwner(async (client) => {
    // Even the owner is held by the policies, unless he is a superuser.
    await client.query("select set_config('beadle.school', $1, false)", [schoolId])
    await client.query(
      `update ledger.batch set leaves = overlay(leaves placing '7' from position('"n":3' in leaves) + 4) where id = (select batch_id from ledger.sequence where seq = 0)`,
    )
  })
  const directory = folder(t)
  await ledger.exportTo(schoolId, directory)
  const { faults } = await verifyLog({
    key: parseNoteKey(ledger.keyOf(schoolId)),
    read: async (path) => (existsSync(join(directory, path)) ? readFileSync(join(directory, path)) : undefined),
  })
  assert.match(faults.join(), /entry 3 is not what was recorded/)
})

test('a database that went back in time is noticed, and goes on only when someone says why', async (t) => {
  const { database, ledger, keys, schoolId, append } = await open(t)
  await append(4)
  await ledger.number(schoolId)
  await append(3)
  await ledger.number(schoolId)
  await database.asOwner(async (client) => {
    // As a backup from after the first four would have it.
    await client.query("select set_config('beadle.school', $1, false)", [schoolId])
    await client.query('delete from ledger.checkpoint where size > 4')
    await client.query('delete from ledger.sequence where seq >= 4')
  })
  const restarted = openLedger({ database, keys, clock })
  await append(9)
  for (const each of [ledger, restarted]) {
    await assert.rejects(
      each.number(schoolId),
      (error) => error instanceof LedgerRegressedError && error.seen === 7 && error.found === 4,
    )
    assert.deepEqual(each.stateOf(schoolId), { state: 'regressed', seen: 7, found: 4 })
  }
  await restarted.acceptRestore(schoolId, { actor: 'okafor', reason: 'The disk failed.' })
  assert.deepEqual(restarted.stateOf(schoolId), { state: 'well' })
  const [newest] = await database.inSchool(schoolId, (tx) => listEntries(tx, schoolId, { kind: 'ledger.restored' }))
  assert.equal(newest?.data.lostSize, 7)
  await assert.rejects(restarted.acceptRestore(schoolId, { actor: 'okafor', reason: 'Again.' }), /is not behind/)
})

test('two processes number one school without gaps or doubles', async (t) => {
  const { database, ledger, keys, schoolId, append } = await open(t)
  const other = openLedger({ database, keys, clock })
  const rounds = Array.from({ length: 12 }, async (_, round) => {
    await append(20)
    return (round % 2 === 0 ? ledger : other).number(schoolId)
  })
  const numbered = (await Promise.all(rounds)).reduce((sum, count) => sum + count, 0)
  assert.equal(numbered + (await ledger.number(schoolId)), 240)
  const directory = folder(t)
  assert.equal(await other.exportTo(schoolId, directory), 240)
  const read = async (path: string) =>
    existsSync(join(directory, path)) ? readFileSync(join(directory, path)) : undefined
  assert.deepEqual((await verifyLog({ key: parseNoteKey(ledger.keyOf(schoolId)), read })).faults, [])
})

test('a process that ended between its commit and its note is not taken for a database that went back', async (t) => {
  const { database, ledger, keys, schoolId, append } = await open(t)
  const note = `${schoolId}/checkpoint/last`
  await append(2)
  await ledger.number(schoolId)
  const before = keys.store.read(note)
  assert.ok(before)
  await append(2)
  await ledger.number(schoolId)
  keys.store.put(note, before)
  await append(1)
  assert.equal(await openLedger({ database, keys, clock }).number(schoolId), 1)
  await t.test('but one that has another past is', async () => {
    await database.asOwner(async (client) => {
      await client.query("select set_config('beadle.school', $1, false)", [schoolId])
      await client.query("update ledger.checkpoint set root = sha256('another') where size = 5")
      await client.query("update ledger.checkpoint set note = 'another' where size = 5")
    })
    await append(1)
    await assert.rejects(ledger.number(schoolId), /is not the one whose checkpoint of 5 entries was signed/)
  })
})

test('a leaf comes out of the database as it went in', async (t) => {
  const { database, schoolId, entry } = await open(t)
  const words = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !text.includes('\0'))
  const json = fc.dictionary(
    words,
    fc.oneof(
      words,
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.boolean(),
      fc.constant(null),
      fc.array(words),
    ),
  )
  await fc.assert(
    fc.asyncProperty(json, fc.array(fc.record({ kind: words, id: words }), { maxLength: 3 }), async (data, about) => {
      await database.inSchool(schoolId, async (tx) => {
        const given = entry({ data, about, personal: Buffer.from('sealed') })
        const [, id = ''] = await appendEntries(tx, [entry(), given])
        const batch = await batchOf(tx, schoolId, id)
        assert.ok(batch)
        const [, leaf = assert.fail()] = leavesOf(batch)
        const [, found = assert.fail()] = entriesIn(batch)
        assert.deepEqual(batch.leaf_hashes.subarray(32), leafHash(leaf))
        assert.equal(
          Buffer.from(leaf).toString('utf8'),
          canonicalJson({
            v: 1,
            ...{ id, kind: found.kind, actor: found.actor, about: found.about, data: found.data },
            at: found.at.toString(),
            personal: createHash('sha256').update('sealed').digest('hex'),
          }),
        )
        assert.equal(canonicalJson(found.about), canonicalJson(about))
        assert.equal(canonicalJson(found.data), canonicalJson(data))
      })
    }),
    { numRuns: 60 },
  )
})

test('the sequencer numbers by itself, also what another process wrote', async (t) => {
  const { database, ledger, schoolId, append } = await open(t)
  ledger.start()
  await append(1)
  // Written without this process's appendEntry, as another server process would.
  await database.inSchool(schoolId, async (tx) => {
    const id = uuidv7()
    const parts = { id, kind: 'mail.held', at: clock.now().toString(), actor: 'gateway', about: [], data: {} }
    const leaf = Buffer.from(leafOf(parts))
    await sql`insert into ledger.batch values (${schoolId}, ${id}, 1, false, ${bundleOf([leaf])}, ${Buffer.from(leafHash(leaf))}, null)`.execute(
      tx,
    )
    await sql`insert into ledger.unnumbered values (${schoolId}, ${id})`.execute(tx)
  })
  for (let tries = 0; ; tries += 1) {
    assert.ok(tries < 400, 'it was not numbered')
    const { size } = (await database.inSchool(schoolId, (tx) =>
      tx.selectFrom('ledger.checkpoint').select('size').orderBy('size', 'desc').executeTakeFirst(),
    )) ?? { size: 0 }
    if (size === 2) break
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
})
