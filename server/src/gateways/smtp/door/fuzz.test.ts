import assert from 'node:assert/strict'
import test from 'node:test'
import { Mutator } from '../../../platform/testing/mutate.ts'
import { falseEnds } from './testing/false-ends.ts'
import { type Conversation, converseEach } from './testing/in-process.ts'

const isFull = process.env.BEADLE_DEPTH === 'full'
const count = isFull ? 1_000_000 : 100_000
const mostHeapGrowth = 64 * 1024 * 1024

const base64 = (text: string) => Buffer.from(text).toString('base64')
const message = 'From: a@b.example\r\nSubject: x\r\n\r\n..a dot\r\ntext \xe9\r\n.\r\n'
const seeds = [
  `EHLO a.example\r\nMAIL FROM:<a@b.example> SIZE=40 BODY=8BITMIME RET=HDRS ENVID=x+2B\r\nRCPT TO:<c@d.example> NOTIFY=SUCCESS,DELAY ORCPT=rfc822;c@d.example\r\nDATA\r\n${message}QUIT\r\n`,
  `HELO a.example\r\nMAIL FROM:<>\r\nRCPT TO:<@x.example,@y.example:"q\\"p"@d.example>\r\nRCPT TO:<Postmaster>\r\nDATA\r\n${message}RSET\r\nNOOP\r\n`,
  `EHLO a.example\r\nAUTH PLAIN ${base64('\0ahmed\0right')}\r\nMAIL FROM:<\u00e9@b.example> SMTPUTF8\r\nRCPT TO:<x@[IPv6:2001:db8::1]>\r\nDATA\r\n${message}`,
  `EHLO a.example\r\nAUTH LOGIN\r\n${base64('ahmed')}\r\n${base64('wrong')}\r\nVRFY x\r\nEXPN y\r\nHELP\r\nBDAT 5 LAST\r\nhello`,
  `EHLO a.example\r\nSTARTTLS\r\nEHLO a.example\r\nMAIL FROM:<a@b.example>\r\nRCPT TO:<c@[192.0.2.1]>\r\nDATA\r\n${'x'.repeat(1200)}\r\n.\r\n`,
].map((text) => Buffer.from(text, 'utf8'))
const words = [
  ...falseEnds.map(([, end]) => end),
  '\r\n.\r\n',
  '\r\n',
  'MAIL FROM:<',
  'RCPT TO:<',
  '@',
  '"',
  '\\',
  '>',
  ':',
  '\r\nDATA\r\n',
  '\r\nRSET\r\n',
  '\r\nSTARTTLS\r\n',
  '\r\nAUTH PLAIN =\r\n',
  ' SIZE=99999999999999999999',
  ' BODY=7BIT',
  ' SMTPUTF8',
  '\xff\xfe',
  '\u202e',
  'a'.repeat(300),
]

const allReplies = /^(?:(?:220|221|214|235|250|252|334|354|421|45\d|5\d\d)[ -][\x20-\x7e]*\r\n)+$/

test('whatever octets come, the door answers in SMTP, never breaks, and keeps nothing of them', async (t) => {
  const mutator = new Mutator({ seed: 20261120, words })
  const before = heapUsed()
  const tally = { refused: 0, closed: 0, taken: 0 }
  let heapAfterHalf = 0
  let ready: Conversation[] = []
  for (let number = 0; number < count; number++) {
    const input = mutator.next(seeds)
    if (ready.length === 0) ready = [...(await converseEach(500, { limits: { messageBytes: 100_000, recipients: 5 } }))]
    const conversation = ready.pop() ?? assert.fail('none ready')
    // In pieces as well: nothing may depend on where packets end. Whole groups would mostly be out of turn.
    const step = mutator.below(3) === 0 ? 1 + mutator.below(40) : undefined
    for (const piece of step === undefined ? linesOf(input) : stepsOf(input, step)) {
      if (conversation.isEnded) break
      const waiting = conversation.give(piece)
      if (waiting) await waiting
    }
    conversation.session.ended()
    const { said, taken, errors } = conversation
    // Told only when it is so: words for a hundred thousand good ones would be most of the work.
    const isGood = errors.length === 0 && allReplies.test(said) && taken.every((one) => isClean(one.message))
    if (!isGood) assert.fail(`input ${number}: ${JSON.stringify([input.toString('latin1'), said, errors.map(String)])}`)
    tally.taken += taken.length
    if (/^5/m.test(said)) tally.refused++
    if (conversation.isEnded) tally.closed++
    if (number === count >> 1) heapAfterHalf = heapUsed()
  }
  const growth = heapUsed() - before
  assert.ok(growth < mostHeapGrowth, `heap grew by ${growth} octets, by ${heapAfterHalf - before} at half`)
  assert.ok(tally.taken > count / 50 && tally.refused > count / 4, JSON.stringify(tally))
  t.diagnostic(
    `${count} spoilt conversations at the door: 0 crashes, 0 answers that are no SMTP, ${tally.taken} messages taken, heap not grown`,
  )
})

/** Every CR has its LF, every LF its CR, and there is no NUL. */
function isClean(message: Buffer): boolean {
  if (message.includes(0)) return false
  for (let lf = message.indexOf(0x0a); lf >= 0; lf = message.indexOf(0x0a, lf + 1))
    if (message[lf - 1] !== 0x0d) return false
  for (let cr = message.indexOf(0x0d); cr >= 0; cr = message.indexOf(0x0d, cr + 1))
    if (message[cr + 1] !== 0x0a) return false
  return true
}

function heapUsed(): number {
  globalThis.gc?.()
  return process.memoryUsage().heapUsed
}

function linesOf(input: Buffer): readonly Buffer[] {
  const pieces: Buffer[] = []
  for (let from = 0; from < input.length; ) {
    const lf = input.indexOf(0x0a, from)
    const to = lf < 0 ? input.length : lf + 1
    pieces.push(input.subarray(from, to))
    from = to
  }
  return pieces
}

function stepsOf(input: Buffer, step: number): readonly Buffer[] {
  return Array.from({ length: Math.ceil(input.length / step) }, (_, index) =>
    input.subarray(index * step, (index + 1) * step),
  )
}
