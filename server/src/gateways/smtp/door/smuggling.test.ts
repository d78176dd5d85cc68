import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { dataOctets } from '../courier/dot-stuff.ts'
import { SmtpInput } from './input.ts'
import { Client, openDoor, underTls } from './testing/door-client.ts'
import { falseEnds, knownFalseEnds } from './testing/false-ends.ts'
import { type Conversation, converse } from './testing/in-process.ts'

const isFull = process.env.BEADLE_DEPTH === 'full'
const envelope = ['MAIL FROM:<attacker@list.example>\r\n', 'RCPT TO:<ahmed@school.example>\r\n', 'DATA\r\n']
const first = 'From: attacker@list.example\r\nSubject: harmless\r\n\r\nlast line'
const smuggled = [
  'MAIL FROM:<head@school.example>\r\n',
  'RCPT TO:<mia@school.example>\r\n',
  'DATA\r\n',
  'From: head@school.example\r\nSubject: smuggled\r\n\r\nschool is closed\r\n.\r\n',
  'QUIT\r\n',
]
type Attack = {
  readonly end: string
  readonly cuts: readonly number[]
  readonly pipelined: boolean
  readonly secure: boolean
}

/** The octets of an attack behind 354, cut in pieces. Not pipelined, what was smuggled comes later, one command at a time. */
function piecesOf({ end, cuts, pipelined }: Omit<Attack, 'secure'>): readonly Buffer[] {
  const burst = Buffer.from(`${first}${end}${pipelined ? smuggled.join('') : ''}`, 'latin1')
  const edges = [0, ...cuts, burst.length]
  const pieces = edges.slice(1).map((edge, index) => burst.subarray(edges[index], edge))
  return [...pieces, ...(pipelined ? [] : smuggled.map((command) => Buffer.from(command)))].filter(
    ({ length }) => length > 0,
  )
}

/** Every place at which the burst can be cut that is near the end it claims: from the line before to the command behind. */
function cutsNear(end: string): readonly number[] {
  const from = first.length - 3
  return Array.from({ length: end.length + 8 }, (_, index) => from + index)
}

/** Octets of the burst behind 354. */
function lengthOf(end: string, pipelined: boolean): number {
  return first.length + end.length + (pipelined ? smuggled.join('').length : 0)
}

function everyCut(end: string, pipelined: boolean): readonly number[] {
  return Array.from({ length: lengthOf(end, pipelined) + 1 }, (_, at) => at)
}

/** The last reply said, and whether the conversation is over: an attack must end so and have brought nothing in. */
function assertRefused(name: string, said: string, isEnded: boolean, taken: number): void {
  const [last = ''] = said.trimEnd().split('\r\n').slice(-1)
  assert.deepEqual([taken, isEnded, /^5\d\d /.test(last)], [0, true, true], `${name}: ${last}`)
}

async function attackInProcess(attack: Attack): Promise<void> {
  const conversation: Conversation = await converse({ secure: attack.secure })
  await conversation.give(Buffer.from('EHLO attacker.example\r\n'))
  if (attack.pipelined) await conversation.give(Buffer.from(envelope.join('')))
  else for (const command of envelope) await conversation.give(Buffer.from(command))
  assert.match(conversation.said, /\r\n354 [^\r]*\r\n$/)
  for (const piece of piecesOf(attack)) await conversation.give(Buffer.from(piece))
  assertRefused(JSON.stringify(attack), conversation.said, conversation.isEnded, conversation.taken.length)
}

/** Numbers that come again the same: which attacks a quick run leaves out. */
function sampler(every: number): () => boolean {
  let seed = 20261120
  return () => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff
    return every <= 1 || (seed >> 8) % every === 0
  }
}

const ways = [false, true].flatMap((pipelined) => [false, true].map((secure) => ({ pipelined, secure })))

test('no false end of data smuggles a message, cut at any place and at any two places', async (t) => {
  const chosen = sampler(isFull ? 1 : 8)
  let sessions = 0
  for (const [, end] of falseEnds) {
    const near = cutsNear(end)
    for (const way of ways) {
      const whole = lengthOf(end, way.pipelined)
      for (let cut = 0; cut <= whole; cut++, sessions++) await attackInProcess({ end, cuts: [cut], ...way })
      // Two cuts, one of them near the end: in a quick run the other as well.
      const others = isFull ? everyCut(end, way.pipelined) : near
      for (const one of near)
        for (const two of others) {
          if (!chosen()) continue
          const cuts = [Math.min(one, two), Math.min(Math.max(one, two), whole)]
          await attackInProcess({ end, cuts, ...way })
          sessions++
        }
      // An octet at a time.
      await attackInProcess({ end, cuts: Array.from({ length: whole }, (_, at) => at), ...way })
      sessions++
    }
  }
  t.diagnostic(
    `${knownFalseEnds.length} known false ends of data and ${falseEnds.length - knownFalseEnds.length} more, cut at every place, pipelined or not, in clear and under TLS: ${sessions} conversations, 0 messages smuggled, each ended with 5xx and closed`,
  )
})

async function attackOverSockets(port: number, attack: Attack): Promise<string> {
  const plain = await Client.to(port)
  await plain.hears()
  await plain.says('EHLO attacker.example\r\n')
  if (attack.secure) await plain.says('STARTTLS\r\n')
  const client = attack.secure ? await underTls(plain.socket) : plain
  if (attack.secure) await client.says('EHLO attacker.example\r\n')
  client.socket.setNoDelay(true)
  if (attack.pipelined) client.send(envelope.join(''))
  for (const command of envelope) {
    if (!attack.pipelined) client.send(command)
    await client.hears()
  }
  for (const piece of piecesOf(attack)) {
    client.send(piece)
    // Long enough for the octets to arrive apart.
    await wait(1)
  }
  const replies: string[] = []
  for (let said = await client.hears(); said !== 'closed'; said = await client.hears()) replies.push(said)
  client.socket.destroy()
  plain.socket.destroy()
  return replies.join('\r\n')
}

test('nor over sockets, in clear and behind STARTTLS', async (t) => {
  const { door, heard } = await openDoor(t, { tls: true })
  const chosen = sampler(isFull ? 1 : 4)
  const attacks = knownFalseEnds.flatMap(([, end]) =>
    ways.flatMap((way) =>
      (isFull ? everyCut(end, way.pipelined) : cutsNear(end))
        .filter((cut) => cut <= lengthOf(end, way.pipelined))
        .filter(() => chosen())
        .map((cut): Attack => ({ end, cuts: [cut], ...way })),
    ),
  )
  let next = 0
  const worker = async () => {
    for (let attack = attacks[next++]; attack; attack = attacks[next++])
      assertRefused(JSON.stringify(attack), await attackOverSockets(door.port, attack), true, heard.length)
  }
  await Promise.all([worker(), worker(), worker(), worker()])
  t.diagnostic(`${attacks.length} attacks over TCP and TLS with false ends of data: 0 messages smuggled`)
})

test('a whole attack sent ahead, before DATA is answered, brings nothing in', async () => {
  for (const [name, end] of falseEnds)
    for (const secure of [false, true]) {
      const conversation = await converse({ secure })
      await conversation.give(Buffer.from('EHLO attacker.example\r\n'))
      await conversation.give(Buffer.from(`${envelope.join('')}${first}${end}${smuggled.join('')}`, 'latin1'))
      assertRefused(name, conversation.said, conversation.isEnded, conversation.taken.length)
    }
})

/** Every text of up to `longest` of these octets. */
function* everyText(longest: number): Generator<Buffer> {
  const letters = [0x0d, 0x0a, 0x2e, 0x00, 0x61]
  for (let length = 0; length <= longest; length++)
    for (let number = 0; number < letters.length ** length; number++) {
      const text = Buffer.alloc(length)
      for (let at = 0, rest = number; at < length; at++, rest = Math.floor(rest / letters.length))
        text[at] = letters[rest % letters.length] ?? 0
      yield text
    }
}

test('of all short texts, those are messages that RFC 5321 says are, and what is passed on has one end', (t) => {
  const closing = Buffer.from('\r\n.\r\n')
  const tally = { all: 0, taken: 0 }
  for (const text of everyText(isFull ? 9 : 6)) {
    const input = new SmtpInput({ commandLine: 512, message: 10_000 })
    input.expectMessage()
    const sent = Buffer.concat([text, closing])
    input.push(sent)
    const event = input.next()
    assert.equal(event?.kind, 'message')
    tally.all++
    // Read by the rule, with nothing of the code under test: up to the first end, lines of anything but CR, LF and NUL.
    const whole = sent.toString('latin1')
    const at = whole.startsWith('.\r\n') ? 0 : whole.indexOf('\r\n.\r\n') + 2
    const isGood = /^(?:[^\r\n\0]*\r\n)*$/.test(whole.slice(0, at))
    assert.equal(event.problem === undefined, isGood, JSON.stringify(whole))
    if (event.problem !== undefined) continue
    tally.taken++
    assert.equal(event.bytes.toString('latin1'), whole.slice(0, at).replace(/^\./gm, ''), JSON.stringify(whole))
    const out = Buffer.concat([Buffer.from('\r\n'), ...dataOctets(event.bytes)]).toString('latin1')
    for (const [name, end] of falseEnds)
      assert.equal(out.slice(0, -3).includes(end), false, `${name} in ${JSON.stringify(out)}`)
    assert.equal(out.indexOf('\r\n.\r\n'), out.length - 5, JSON.stringify(out))
  }
  t.diagnostic(
    `${tally.all} texts of CR, LF, dot, NUL and a letter as messages: ${tally.taken} taken, as RFC 5321 has it, and passed on with one end of data; 0 otherwise`,
  )
})
