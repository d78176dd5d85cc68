import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test from 'node:test'
import { openSchool } from '../../../test/journeys/open-gateway.ts'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../../shared/vectors')
const recipients = ['ahmed', 'jones', 'okafor', 'office', 'finch', 'brennan']

/** Real mail as it would come from outside: without the mbox line, with line ends as SMTP has them. */
function asSent(file: Buffer): Buffer {
  return Buffer.from(
    file
      .toString('latin1')
      .replace(/^From .*\n/, '')
      .replace(/\r?\n/g, '\r\n'),
    'latin1',
  )
}

test('real mail from outside: none is lost, doubled or altered; what is held goes as it came once released', async (t) => {
  const archive = join(vectors, 'mail/spamassassin-easy-ham-1.tar.xz')
  if (!existsSync(archive)) return t.skip(`no ${archive}`)
  const directory = await mkdtemp(join(tmpdir(), 'beadle-ham-'))
  t.after(() => rm(directory, { recursive: true }))
  execFileSync('tar', ['-xJf', archive, '-C', directory])
  const files = (await readdir(join(directory, 'easy-ham-1'))).sort()
  const every = process.env.BEADLE_DEPTH === 'full' ? 1 : 25
  const school = await openSchool(t, { at: '2026-11-18T10:15:00Z' })
  const tally = { sent: 0, taken: 0, refused: 0, held: 0, denied: 0 }
  const expected = new Map<string, Buffer>()
  let next = 0
  const chosen = files.filter((_, index) => index % every === 0)
  const worker = async () => {
    for (let index = next++; index < chosen.length; index = next++) {
      const raw = asSent(await readFile(join(directory, 'easy-ham-1', chosen[index] ?? '')))
      const { said, id } = await school.receives(`sender${index}@list.example`, {
        to: recipients[index % recipients.length] ?? 'ahmed',
        raw,
      })
      tally.sent++
      if (said.startsWith('250')) {
        tally.taken++
        expected.set(id, raw)
      } else {
        assert.match(said, /^550 5\.6\.11/)
        tally.refused++
      }
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  assert.equal(tally.taken + tally.refused, chosen.length)
  const longLines = (
    await Promise.all(chosen.map(async (file) => asSent(await readFile(join(directory, 'easy-ham-1', file)))))
  ).filter((raw) =>
    raw
      .toString('latin1')
      .split('\r\n')
      .some((line) => line.length > 998),
  ).length
  assert.equal(tally.refused, longLines)

  await school.left()
  const holds = await school.database.inSchool(school.schoolId, (tx) =>
    tx.selectFrom('mail.hold').select(['message_id', 'matter_id', 'kind']).where('state', '=', 'waiting').execute(),
  )
  tally.held = new Set(holds.map(({ message_id }) => message_id)).size
  for (const { message_id, matter_id } of holds) {
    const matter =
      matter_id === null
        ? undefined
        : await school.database.inSchool(school.schoolId, (tx) =>
            school.procedures.matter(tx, school.schoolId, matter_id),
          )
    const [releaser] = matter?.mayAct ?? []
    const person =
      releaser === undefined ? undefined : (await school.people.directory(school.schoolId)).personById(releaser)
    assert.ok(person, 'somebody can always decide')
    await school.as(person.login).acts({ messageId: message_id, outcome: 'release', reason: 'Harmless' })
  }
  const left = await school.left()
  const delivered = new Map<string, number>()
  for (const { message } of left) {
    const id =
      /^Received:[^\n]*\n\twith E?SMTP id ([0-9a-f-]{36});/.exec(message.toString('latin1'))?.[1] ??
      assert.fail('no trace field')
    const raw = expected.get(id)
    assert.ok(raw, 'nothing leaves that did not come')
    assert.ok(message.subarray(-raw.length).equals(raw), `octets of ${id}`)
    delivered.set(id, (delivered.get(id) ?? 0) + 1)
  }
  for (const id of expected.keys()) {
    const [state] = await school.states(id)
    if (state === 'denied') tally.denied++
    else assert.deepEqual([state, delivered.get(id)], ['delivered', 1], id)
  }
  const { sent, taken, refused, held, denied } = tally
  t.diagnostic(
    `${sent} real messages through the gateway: ${taken} taken, ${held} of them held and released, ${denied} denied; ${refused} with a line over 998 octets refused; 0 lost, 0 doubled, 0 altered`,
  )
})
