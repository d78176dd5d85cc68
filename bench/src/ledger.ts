/**
 * The ledger beside what it cannot be faster than: the device's own fsync rate for entries written one at a time, and a bare chain
 * of SHA-256 in a file for entries written in groups of 1,000. Ours are in PostgreSQL, committed (fsync on), found by what they are
 * about, numbered, and under a signed Merkle tree.
 */
import { hash } from 'node:crypto'
import { chmodSync, closeSync, fdatasyncSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { appendEntries, type NewEntry, openLedger } from '../../server/src/ledger/index.ts'
import { parseNoteKey, verifyLog } from '../../server/src/ledger/verify/index.ts'
import { systemClock } from '../../server/src/platform/clock.ts'
import { type Database, migrate, openDatabase } from '../../server/src/platform/database/index.ts'
import { openKeys } from '../../server/src/platform/keys/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import { uuidv7 } from '../../server/src/platform/uuid.ts'
import { figure, median, type Section } from './section.ts'

const group = 1000

/** Runs the measurement: `rounds` turns of `groups` groups of 1,000, and of as many single entries as fit into a second. */
export async function run({ rounds = 5, groups = 60 } = {}): Promise<Section> {
  const home = mkdtempSync(join(tmpdir(), 'beadle-ledger-bench-'))
  chmodSync(home, 0o755)
  const postgres = await startPostgres({ directory: home })
  const database = openDatabase(postgres)
  try {
    await migrate(postgres.ownerUrl)
    const keys = openKeys(join(home, 'keys'))
    await using ledger = openLedger({ database, keys, clock: systemClock })
    const schoolId = uuidv7()
    await database.platform((tx) =>
      tx.insertInto('platform.school').values({ id: schoolId, slug: 'bench', name: 'Bench' }).execute(),
    )
    const rates = {
      fsync: [] as number[],
      single: [] as number[],
      chain: [] as number[],
      groups: [] as number[],
      bare: [] as number[],
      numbered: [] as number[],
    }
    for (let round = -1; round < rounds; round++) {
      const found = {
        fsync: fsyncRate(home),
        single: await singleRate(database, schoolId),
        chain: chainRate(home, groups),
        groups: await groupRate(database, schoolId, { groups, isAbout: true }),
        bare: await groupRate(database, schoolId, { groups, isAbout: false }),
        numbered: await rateOf(async () => ledger.number(schoolId)),
      }
      if (round < 0) continue
      for (const [name, rate] of Object.entries(found)) rates[name as keyof typeof rates].push(rate)
    }
    const directory = join(home, 'export')
    const size = await ledger.exportTo(schoolId, directory)
    const verified = await rateOf(async () => {
      const read = async (path: string) => {
        try {
          return readFileSync(join(directory, path))
        } catch {
          return undefined
        }
      }
      const verdict = await verifyLog({ key: parseNoteKey(ledger.keyOf(schoolId)), read })
      if (verdict.faults.length > 0 || verdict.size !== size) throw new Error('the export does not verify')
      return size
    })
    const row = (what: string, ours: readonly number[], peer: readonly number[]) => [
      what,
      figure(median(ours)),
      figure(median(peer)),
      figure(median(ours) / median(peer)),
    ]
    return {
      title: 'The ledger',
      how: `Entries a second, one writer, ${rounds} turns in one run, the median. One at a time beside write and fdatasync of 512 octets in the same directory; in groups of ${group} beside a chain of SHA-256 over entries of about the same size, each group appended to a file and fdatasync called. Numbered: with tiles and a signed checkpoint, after the fact. Verified: a whole export of ${size.toLocaleString('en-GB')} entries.`,
      columns: ['what', 'Beadle', 'bare', 'ratio'],
      rows: [
        row('one at a time', rates.single, rates.fsync),
        row(`groups of ${group}`, rates.bare, rates.chain),
        row(`groups of ${group}, each entry found by what it is about`, rates.groups, rates.chain),
        ['numbered', figure(median(rates.numbered)), '–', '–'],
        ['verified', figure(verified), '–', '–'],
      ],
    }
  } finally {
    await database[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Things done a second, by how many `work` says it did. */
async function rateOf(work: () => Promise<number>): Promise<number> {
  const began = performance.now()
  const done = await work()
  return done / ((performance.now() - began) / 1000)
}

function entryOf(schoolId: string, n: number, isAbout: boolean, at: Temporal.Instant): NewEntry {
  return {
    schoolId,
    kind: 'decision.made',
    at,
    actor: 'gateway',
    about: isAbout ? [{ kind: 'message', id: uuidv7() }] : [],
    data: { action: 'mail.receive', effect: 'permit', n },
  }
}

async function singleRate(database: Database, schoolId: string): Promise<number> {
  return rateOf(async () => {
    const until = performance.now() + 1000
    let n = 0
    for (; performance.now() < until; n++)
      await database.inSchool(schoolId, (tx) => appendEntries(tx, [entryOf(schoolId, n, true, Temporal.Now.instant())]))
    return n
  })
}

async function groupRate(
  database: Database,
  schoolId: string,
  { groups, isAbout }: { readonly groups: number; readonly isAbout: boolean },
): Promise<number> {
  return rateOf(async () => {
    for (let n = 0; n < groups; n++) {
      const at = Temporal.Now.instant()
      const entries = Array.from({ length: group }, (_, place) => entryOf(schoolId, place, isAbout, at))
      await database.inSchool(schoolId, (tx) => appendEntries(tx, entries))
    }
    return groups * group
  })
}

function fsyncRate(home: string): number {
  const file = openSync(join(home, 'fsync'), 'w')
  const octets = Buffer.alloc(512, 'x')
  const began = performance.now()
  let n = 0
  for (; performance.now() < began + 1000; n++) {
    writeSync(file, octets)
    fdatasyncSync(file)
  }
  const rate = n / ((performance.now() - began) / 1000)
  closeSync(file)
  return rate
}

function chainRate(home: string, groups: number): number {
  const file = openSync(join(home, 'chain'), 'w')
  const began = performance.now()
  const at = new Date(0).toISOString()
  let before = '0'.repeat(64)
  for (let n = 0; n < groups; n++) {
    const lines: string[] = []
    for (let place = 0; place < group; place++) {
      const entry = JSON.stringify({
        kind: 'decision.made',
        at,
        actor: 'gateway',
        about: [],
        data: { action: 'mail.receive', effect: 'permit', n: place },
        before,
      })
      before = hash('sha256', entry)
      lines.push(entry)
    }
    writeSync(file, `${lines.join('\n')}\n`)
    fdatasyncSync(file)
  }
  const rate = (groups * group) / ((performance.now() - began) / 1000)
  closeSync(file)
  return rate
}
