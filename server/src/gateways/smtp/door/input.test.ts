import assert from 'node:assert/strict'
import test from 'node:test'
import { type SmtpEvent, SmtpInput } from './input.ts'
import { falseEnds } from './testing/false-ends.ts'

const limits = { commandLine: 512, message: 100_000 }

/** Feeds a message cut at the given places and says what came of it. */
function receive(text: string | Buffer, cuts: readonly number[] = []): { event: SmtpEvent | undefined; after: number } {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text
  const input = new SmtpInput(limits)
  input.expectMessage()
  let event: SmtpEvent | undefined
  let from = 0
  for (const to of [...cuts, bytes.length]) {
    input.push(Buffer.from(bytes.subarray(from, to)))
    event ??= input.next()
    from = to
  }
  return { event, after: input.pending }
}

function body(event: SmtpEvent | undefined): string {
  assert.equal(event?.kind, 'message')
  return event.bytes.toString('latin1')
}

test('a message ends with CRLF dot CRLF and loses only the dots of transparency', () => {
  assert.equal(body(receive('a\r\n..b\r\n...\r\n.c\r\n\r\n.\r\n').event), 'a\r\n.b\r\n..\r\nc\r\n\r\n')
  assert.equal(body(receive('.\r\n').event), '')
})

test('every split of a good message gives the same octets', () => {
  const sent = 'Subject: x\r\n\r\n..dots\r\n.. \r\nlast line\r\n.\r\n'
  const want = 'Subject: x\r\n\r\n.dots\r\n. \r\nlast line\r\n'
  for (let one = 0; one <= sent.length; one++)
    for (let two = one; two <= sent.length; two++) assert.equal(body(receive(sent, [one, two]).event), want)
})

test('none of the known false ends is an end, at any split point, and each is refused', () => {
  for (const [name, end] of falseEnds) {
    const sent = `line${end}MAIL FROM:<x@y.example>\r\nlast\r\n.\r\n`
    for (let cut = 0; cut <= sent.length; cut++) {
      for (const cuts of [[cut], [cut, Math.min(cut + 1, sent.length)]]) {
        const { event } = receive(sent, cuts)
        assert.ok(event?.kind === 'message' && event.problem, `${name} at ${cuts}`)
      }
    }
  }
})

test('a line of 998 octets is taken, one of 999 is refused, a stuffed dot is not counted', () => {
  const line = (octets: number) => `${'a'.repeat(octets)}\r\n`
  assert.equal(body(receive(`${line(998)}.\r\n`).event).length, 1000)
  const long = receive(`${line(999)}.\r\n`).event
  assert.ok(long?.kind === 'message' && long.problem === 'line-too-long')
  assert.equal(body(receive(`..${line(997)}.\r\n`).event).length, 1000)
})

test('a line without end does not grow the memory, and the message still ends where it ends', () => {
  const input = new SmtpInput(limits)
  input.expectMessage()
  for (let times = 0; times < 200; times++) {
    input.push(Buffer.alloc(4096, 0x61))
    assert.equal(input.next(), undefined)
    assert.ok(input.pending <= 4097)
  }
  input.push(Buffer.from('.\r\n'))
  assert.equal(input.next(), undefined, 'a dot in the middle of a line is not the end')
  input.push(Buffer.from('.\r\n'))
  const event = input.next()
  assert.ok(event?.kind === 'message' && event.problem === 'line-too-long')
})

test('too many octets are refused and not kept', () => {
  const event = receive(`${`${'b'.repeat(900)}\r\n`.repeat(200)}.\r\n`).event
  assert.ok(event?.kind === 'message' && event.problem === 'too-big')
  assert.equal(event.bytes.length, 0)
  assert.equal(event.size, 180_400)
})

test('commands end with CRLF only and have a length', () => {
  const commands = (text: string) => {
    const input = new SmtpInput(limits)
    input.push(Buffer.from(text, 'latin1'))
    return input.next()
  }
  assert.deepEqual(commands('NOOP\r\n'), { kind: 'command', line: Buffer.from('NOOP') })
  assert.deepEqual(commands('NOOP\n'), { kind: 'bad-command', problem: 'bare-lf' })
  assert.deepEqual(commands('NO\rOP\r\n'), { kind: 'bad-command', problem: 'bare-cr' })
  assert.deepEqual(commands('NO\0OP\r\n'), { kind: 'bad-command', problem: 'nul' })
  assert.deepEqual(commands('A'.repeat(600)), { kind: 'bad-command', problem: 'line-too-long' })
  assert.equal(commands('NOO'), undefined)
})
