import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { actOnHeld, listHeld, listLedger } from '@beadle/contract'
import { demoPeople } from '../../src/demo/cast.ts'
import { type MailPeer, openPostfix, openSmtpSink, whyNoPostfix, whyNoSmtpSink } from './mail-peers.ts'
import { type Sender, senders, whyNoSenders } from './mail-senders.ts'
import {
  type Caller,
  type Installation,
  openDirectory,
  prepareInstallation,
  RefusedError,
  until,
} from './running-server.ts'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../shared/vectors')
const archive = join(vectors, 'mail/spamassassin-easy-ham-1.tar.xz')
const every = process.env.BEADLE_DEPTH === 'full' ? 1 : 50
const recipients = ['ahmed', 'jones', 'okafor', 'office', 'finch', 'brennan']
const atOnce = 4

/** One message of the vectors on its way. Its envelope is its own, so that it is known wherever it turns up. */
type Letter = {
  readonly from: string
  readonly to: string
  readonly text: Buffer
  readonly sender: Sender
  /** What that sender puts on the wire, dots taken away. */
  readonly octets: Buffer
}

/** What became of one half. */
type Tally = { sent: number; refused: number; went: number; released: number; denied: number }

test('real mail, sent and received by programs that are not ours: none lost, doubled or altered', async (t) => {
  const missing = existsSync(archive) ? (whyNoSenders() ?? whyNoPostfix() ?? whyNoSmtpSink()) : `no ${archive}`
  if (missing !== undefined) return t.skip(missing)
  const letters = readLetters(t)
  const half = Math.ceil(letters.length / 2)
  const installation = await prepareInstallation(t)
  const [postfix, smtpSink] = [await openPostfix(t), await openSmtpSink(t)]
  const parts = [
    [postfix, letters.slice(0, half), 'from outside'],
    [smtpSink, letters.slice(half), 'from outside'],
    [postfix, asSubmitted(letters), 'from a teacher to outside organisations'],
  ] as const
  const tallies: Tally[] = []
  for (const [peer, part] of parts) {
    await installation.start({ BEADLE_SMARTHOST: `127.0.0.1:${peer.port}`, BEADLE_SMARTHOST_TLS: 'none' })
    tallies.push(await pass(t, installation, peer, part))
    assert.equal(await installation.stop(), 0)
    // After the last word of both: what came twice would be here.
    await peer.settle()
    assertWhole(peer, part, tallies.at(-1))
  }
  for (const [index, { sent, refused, went, released, denied }] of tallies.entries()) {
    const [peer, , what] = parts[index] ?? assert.fail()
    t.diagnostic(
      `${sent} real messages ${what}, sent by ${senders.map(({ name }) => name).join(' and ')} through the running gateway to ${peer.name}: ${went} went at once and ${released} when somebody had released them, each once and octet for octet; ${denied} denied by the policy; ${refused} with a line over 998 octets refused with 550 5.6.11; 0 lost, 0 doubled, 0 altered`,
    )
  }
  assert.ok((tallies.at(-1)?.released ?? 0) > 0, 'something was held, and went when it was released')
})

function readLetters(t: { after(action: () => void): void }): readonly Letter[] {
  const directory = openDirectory(t, 'ham')
  execFileSync('tar', ['-xJf', archive, '-C', directory])
  const files = readdirSync(join(directory, 'easy-ham-1')).sort()
  return (
    files
      .map((file, index) => {
        const text = readFileSync(join(directory, 'easy-ham-1', file), 'latin1').replace(/^From .*\n/, '')
        const sender = senders[Math.floor(index / every) % senders.length] ?? assert.fail()
        return {
          from: `sender${index}@list.example`,
          to: `${recipients[index % recipients.length]}@school.example`,
          text: Buffer.from(text, 'latin1'),
          sender,
          octets: Buffer.from(sender.ended(text).replaceAll('\n', '\r\n'), 'latin1'),
        }
      })
      // The one with the long line is always among them.
      .filter((letter, index) => index % every === 0 || hasLongLine(letter))
  )
}

/** Real messages as a teacher sends them to organisations nobody has authorised yet: each waits for the line manager. */
function asSubmitted(letters: readonly Letter[]): readonly Letter[] {
  return letters
    .filter((letter, index) => !hasLongLine(letter) && (every > 1 || index % 10 === 0))
    .map((letter, index) => ({ ...letter, from: 'ahmed@school.example', to: `visits@museum${index}.example` }))
}

function envelopeOf({ from, to }: { readonly from: string; readonly to: string }): string {
  return `${from} to ${to}`
}

function hasLongLine({ text }: Letter): boolean {
  return text
    .toString('latin1')
    .split('\n')
    .some((line) => line.length > 998)
}

/** Sends a half, lets those who may release all that waits for them, and waits until nothing is on its way. */
async function pass(
  t: Parameters<typeof openDirectory>[0],
  installation: Installation,
  peer: MailPeer,
  letters: readonly Letter[],
): Promise<Tally> {
  const folder = openDirectory(t, 'sent')
  const taken = new Map<string, Letter>()
  const refused: Letter[] = []
  let next = 0
  const worker = async () => {
    for (let index = next++; index < letters.length; index = next++) {
      const letter = letters[index] ?? assert.fail()
      const { sender } = letter
      const said = await sender.send({ ...letter, port: installation.ports.relay, file: join(folder, `${index}`) })
      const id = /^250 2\.0\.0 Taken as (\S+)$/.exec(said.trim())?.[1]
      if (id === undefined) {
        assert.match(said, /^550 5\.6\.11 /, `${sender.name}, ${letter.from}`)
        assert.ok(hasLongLine(letter), `${letter.from} has no long line`)
        refused.push(letter)
      } else taken.set(id, letter)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  assert.equal(refused.length, letters.filter(hasLongLine).length)

  const people = await Promise.all(staff.map((login) => installation.as(login)))
  const denied = await deniedAmong(installation, taken)
  const held = new Set<string>()
  const arrived = () => {
    const there = new Set(peer.delivered().map(envelopeOf))
    return [...taken].filter(([, letter]) => there.has(envelopeOf(letter))).map(([id]) => id)
  }
  let went: readonly string[] = []
  await until(async () => {
    went = arrived()
    if (went.length + denied.size < taken.size) for (const id of await waiting(people, taken)) held.add(id)
    return went.length + held.size + denied.size === taken.size
  })
  assert.deepEqual(
    went.filter((id) => held.has(id) || denied.has(id)),
    [],
    'what is held or denied does not go',
  )
  const released = await releaseAll(people, taken)
  assert.deepEqual(released, held)
  await until(async () => {
    await confirmAll(await installation.as('ahmed'), taken)
    return arrived().length === taken.size - denied.size
  })
  return {
    sent: letters.length,
    refused: refused.length,
    went: went.length,
    released: released.size,
    denied: denied.size,
  }
}

/** Those the ledger says were denied. */
async function deniedAmong(installation: Installation, taken: ReadonlyMap<string, Letter>): Promise<Set<string>> {
  const head = await installation.as('okafor')
  const denied = new Set<string>()
  for (let before: string | undefined, more = true; more; ) {
    const page = await head.ask(listLedger, { query: { kind: 'mail.denied', ...(before ? { before } : {}) } })
    for (const { about } of page.entries) for (const { id } of about) if (taken.has(id)) denied.add(id)
    more = page.next !== null
    before = page.next ?? undefined
  }
  return denied
}

const staff = demoPeople(Temporal.Instant.fromEpochMilliseconds(0))
  .people.filter(({ roles }) => !roles.includes('pupil') && !roles.includes('parent'))
  .map(({ login }) => login)

/** What waits for anybody of the school, as each of them sees it. */
async function waiting(people: readonly Caller[], taken: ReadonlyMap<string, Letter>): Promise<Set<string>> {
  const ids = new Set<string>()
  for (const person of people) {
    const { forMe } = await person.ask(listHeld, {})
    for (const { id } of forMe) if (taken.has(id)) ids.add(id)
  }
  return ids
}

/** Each person releases what waits for them, until nothing waits for anybody. */
async function releaseAll(people: readonly Caller[], taken: ReadonlyMap<string, Letter>): Promise<Set<string>> {
  const released = new Set<string>()
  for (const person of people) {
    const { forMe } = await person.ask(listHeld, {})
    for (const { id } of forMe.filter((each) => taken.has(each.id))) {
      try {
        await person.ask(actOnHeld, { params: { id }, body: { outcome: 'release', reason: 'Harmless' } })
        released.add(id)
      } catch (error) {
        // A deputy sees it too, and may not act before it is theirs.
        if (!(error instanceof RefusedError && (error.status === 403 || error.status === 409))) throw error
      }
    }
  }
  return released
}

/** What its sender was asked to read again is confirmed. */
async function confirmAll(sender: Caller, taken: ReadonlyMap<string, Letter>): Promise<void> {
  const { mine } = await sender.ask(listHeld, {})
  for (const { id } of mine.filter((each) => taken.has(each.id)))
    await sender.ask(actOnHeld, { params: { id }, body: { outcome: 'confirm' } })
}

const ownFields =
  /^(?:(?:Return-Path|X-Original-To|Delivered-To|X-[A-Za-z]+-(?:Addr|Proto|Args)|Received|X-Beadle-Loop|X-Beadle-Tag): .*\r\n(?:[ \t].*\r\n)*)+$/

/** Everything that may be there is there once, and ends with the octets that were sent, below fields of the servers it passed. */
function assertWhole(peer: MailPeer, letters: readonly Letter[], tally: Tally | undefined): void {
  const known = new Map(letters.map((letter) => [envelopeOf(letter), letter]))
  const seen = new Set<string>()
  for (const { octets, ...mail } of peer.delivered()) {
    const envelope = envelopeOf(mail)
    const letter = known.get(envelope)
    if (letter === undefined) continue
    assert.ok(!seen.has(envelope), `${envelope} came twice`)
    seen.add(envelope)
    assert.ok(octets.subarray(-letter.octets.length).equals(letter.octets), `octets of ${envelope}`)
    assert.match(octets.subarray(0, -letter.octets.length).toString('latin1'), ownFields)
  }
  assert.equal(seen.size, (tally?.went ?? 0) + (tally?.released ?? 0))
}
