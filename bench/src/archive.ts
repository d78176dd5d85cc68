/**
 * Finding one's own mail by tokens under month keys, beside PostgreSQL's full-text search (tsvector and GIN) over the same words in
 * the clear, in the same database. The peer holds every word for whoever has the database, has no row-level security, under which its
 * index would not be used, and forgets nothing with a key: it is what could be had without any of that.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type Document, findOwn, indexDocuments, openOwn } from '../../server/src/modules/archive/index.ts'
import { migrate, openDatabase } from '../../server/src/platform/database/index.ts'
import { openKeys } from '../../server/src/platform/keys/index.ts'
import { startPostgres } from '../../server/src/platform/postgres/index.ts'
import { uuidv7 } from '../../server/src/platform/uuid.ts'
import { figure, median, type Section } from './section.ts'

const batch = 25
const wordsEach = 120
const vocabulary = 20_000
const months = 15

/** Runs the measurement over so many messages, a quarter of them one owner's, spread over 15 months. */
export async function run({ messages = 20_000, turns = 40 } = {}): Promise<Section> {
  const home = mkdtempSync(join(tmpdir(), 'beadle-archive-bench-'))
  chmodSync(home, 0o755)
  const postgres = await startPostgres({ directory: home })
  const database = openDatabase(postgres)
  const peer = new pg.Client({ connectionString: postgres.ownerUrl })
  try {
    await migrate(postgres.ownerUrl)
    await peer.connect()
    const keys = openKeys(join(home, 'keys'))
    const schoolId = uuidv7()
    await database.platform((tx) =>
      tx.insertInto('platform.school').values({ id: schoolId, slug: 'bench', name: 'Bench' }).execute(),
    )
    await peer.query('create table mail_text (owner uuid, id uuid primary key, body text, words tsvector)')
    await peer.query('create index on mail_text using gin (words)')
    await peer.query('create index on mail_text (owner, id)')
    const owner = uuidv7()
    const others = Array.from({ length: 200 }, () => uuidv7())
    const roll = dice(7)
    const made = Array.from({ length: messages }, (_, number): Document => {
      const at = Temporal.Instant.from('2025-09-01T08:00:00Z').add({
        hours: Math.floor((number / messages) * months * 30 * 24),
      })
      const text = Array.from({ length: wordsEach }, () => `w${Math.floor(vocabulary ** roll())}`).join(' ')
      const personId = number % 4 === 0 ? owner : (others[number % others.length] ?? owner)
      const id = uuidv7()
      return {
        schoolId,
        id,
        at,
        to: [],
        owners: [{ personId, about: ['A subject line'] }],
        body: { class: 'mail-body', text },
      }
    })
    const written = { ours: 0, peer: 0 }
    for (let from = 0; from < made.length; from += batch) {
      const some = made.slice(from, from + batch)
      const start = performance.now()
      await database.inSchool(schoolId, (tx) => indexDocuments(tx, keys, some))
      const middle = performance.now()
      await peer.query(
        `insert into mail_text select owner, id, body, to_tsvector('simple', body)
           from unnest($1::uuid[], $2::uuid[], $3::text[]) as row(owner, id, body)`,
        [some.map((each) => each.owners[0]?.personId), some.map(({ id }) => id), some.map(({ body }) => body?.text)],
      )
      written.ours += middle - start
      written.peer += performance.now() - middle
    }
    await peer.query('vacuum analyze')
    const search = async (words: readonly string[]) => {
      const took = { ours: [] as number[], peer: [] as number[] }
      for (let turn = -3; turn < turns; turn++) {
        const start = performance.now()
        const ours = await database.inSchool(schoolId, async (tx) => {
          const ids = await findOwn(tx, keys, { schoolId, ownerId: owner, words, most: batch })
          return openOwn(tx, keys, { schoolId, ownerId: owner, ids })
        })
        const middle = performance.now()
        const { rows } = await peer.query(
          `select id, body from mail_text where owner = $1 and words @@ to_tsquery('simple', $2) order by id desc limit ${batch}`,
          [owner, words.join(' & ')],
        )
        const end = performance.now()
        if (rows.length !== ours.size || rows.some(({ id }) => !ours.has(id)))
          throw new Error(`the two find different messages for ${words.join(' ')}`)
        if (turn < 0) continue
        took.ours.push(middle - start)
        took.peer.push(end - middle)
      }
      return [figure(median(took.ours)), figure(median(took.peer)), figure(median(took.ours) / median(took.peer))]
    }
    const rate = (ms: number) => messages / (ms / 1000)
    return {
      title: 'Finding one’s own mail',
      how: `${messages.toLocaleString('en-GB')} messages of ${wordsEach} words over ${months} months, a quarter of them one owner’s; batches of ${batch}, one transaction each. The peer is PostgreSQL’s tsvector and GIN over the words in the clear, in the same database, the same results compared. Milliseconds are the median of ${turns} turns and include opening a page of ${batch} texts.`,
      columns: ['what', 'Beadle', 'tsvector', 'ratio'],
      rows: [
        [
          'messages read a second',
          figure(rate(written.ours)),
          figure(rate(written.peer)),
          figure(written.peer / written.ours),
        ],
        ['a word that stands in many, ms', ...(await search(['w3']))],
        ['two words, ms', ...(await search(['w40', 'w90']))],
        ['a rare word, through all months, ms', ...(await search([`w${vocabulary - 77}`]))],
      ],
    }
  } finally {
    await peer.end()
    await database[Symbol.asyncDispose]()
    await postgres[Symbol.asyncDispose]()
    rmSync(home, { recursive: true, force: true })
  }
}

/** Numbers from 0 to 1, the same in every run (Park and Miller's generator). */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
}
