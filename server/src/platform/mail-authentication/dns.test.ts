import assert from 'node:assert/strict'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import test, { type TestContext } from 'node:test'
import { DnsAwayError, openDns } from './dns.ts'

const failed = 2
const noSuchName = 3

/** A name server for tests: text records by name, a code, or silence. Counts what it is asked. */
async function nameServer(
  t: TestContext,
  zone: Readonly<Record<string, readonly (readonly string[])[] | number | 'silent'>>,
) {
  const asked: string[] = []
  const socket = createSocket('udp4', (question, { port, address }) => {
    const labels: string[] = []
    let at = 12
    for (let length = question[at] ?? 0; length > 0; length = question[at] ?? 0) {
      labels.push(question.toString('latin1', at + 1, at + 1 + length))
      at += length + 1
    }
    const name = labels.join('.').toLowerCase()
    asked.push(name)
    const found = zone[name] ?? noSuchName
    if (found === 'silent') return
    const records = typeof found === 'number' ? [] : found
    const header = Buffer.from(question.subarray(0, 12))
    header.writeUInt16BE(0x8180 | (typeof found === 'number' ? found : 0), 2)
    header.writeUInt16BE(records.length, 6)
    header.writeUInt32BE(0, 8)
    const answers = records.map((strings) => {
      const data = Buffer.concat(strings.map((text) => Buffer.concat([Buffer.from([text.length]), Buffer.from(text)])))
      // The name again by reference; TXT; IN; 60 seconds.
      const head = Buffer.from([0xc0, 12, 0, 16, 0, 1, 0, 0, 0, 60, 0, 0])
      head.writeUInt16BE(data.length, 10)
      return Buffer.concat([head, data])
    })
    socket.send(Buffer.concat([header, question.subarray(12, at + 5), ...answers]), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  t.after(() => socket.close())
  return { asked, dns: openDns({ servers: [`127.0.0.1:${socket.address().port}`], timeoutMs: 100, keepNothingMs: 0 }) }
}

test('strings of one record are one text; several records are several', async (t) => {
  const { dns } = await nameServer(t, { 'school.example': [['v=spf1 ', '-all'], ['other']] })
  assert.deepEqual((await dns.txt('school.example')).toSorted(), ['other', 'v=spf1 -all'])
})

test('what is not there is nothing; who does not answer, or fails, says nothing', async (t) => {
  const { dns } = await nameServer(t, { 'empty.example': [], 'failed.example': failed, 'silent.example': 'silent' })
  assert.deepEqual(await dns.txt('none.example'), [])
  assert.deepEqual(await dns.txt('empty.example'), [])
  assert.deepEqual(await dns.txt(`${'x'.repeat(64)}.example`), [])
  await assert.rejects(dns.txt('failed.example'), DnsAwayError)
  await assert.rejects(dns.txt('silent.example'), DnsAwayError)
})

test('an answer is asked for once, also by many at once; a failure and a lack are asked for again', async (t) => {
  const { dns, asked } = await nameServer(t, { 'a.example': [['x']], 'failed.example': failed })
  await Promise.all([dns.txt('a.example'), dns.txt('A.example'), dns.txt('a.example')])
  await dns.txt('a.example')
  assert.deepEqual(asked, ['a.example'])
  await assert.rejects(dns.txt('failed.example'))
  const before = asked.length
  await assert.rejects(dns.txt('failed.example'))
  assert.ok(asked.length > before)
})
