import assert from 'node:assert/strict'
import { createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { readMessage } from '../../../modules/mail/index.ts'
import { openClamd } from './clamd.ts'
import { scanMessage } from './scan-message.ts'
import { ScannerAwayError } from './scanner.ts'
import { clamdMissing, eicar, openRealClamd, ownMalware, zipOf } from './testing/real-clamd.ts'

const mail = (lines: readonly string[]) => Buffer.from(`${lines.join('\r\n')}\r\n`, 'latin1')
const attached = (content: Buffer, type = 'application/octet-stream; name=a.bin') => [
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary=b',
  '',
  '--b',
  '',
  'Hello',
  '--b',
  `Content-Type: ${type}`,
  'Content-Transfer-Encoding: base64',
  '',
  content.toString('base64').replace(/.{76}/g, '$&\r\n'),
  '--b--',
]

/** winmail.dat with one file: signature, key, a file's rendering data and its octets, each with its checksum. */
function tnef(content: Buffer): Buffer {
  const attribute = (level: number, id: number, data: Buffer) => {
    const head = Buffer.alloc(9)
    head.writeUInt8(level, 0)
    head.writeUInt32LE(id, 1)
    head.writeUInt32LE(data.length, 5)
    const sum = Buffer.alloc(2)
    sum.writeUInt16LE(data.reduce((total, octet) => (total + octet) & 0xffff, 0))
    return Buffer.concat([head, data, sum])
  }
  const start = Buffer.from([0x78, 0x9f, 0x3e, 0x22, 1, 0])
  return Buffer.concat([
    start,
    attribute(1, 0x00089006, Buffer.from([0, 0, 1, 0])),
    attribute(2, 0x00069002, Buffer.alloc(14)),
    attribute(2, 0x00018010, Buffer.from('a.com\0')),
    attribute(2, 0x0006800f, content),
  ])
}

test('malware is found wherever a mail program would find it', async (t) => {
  if (clamdMissing) return t.skip(clamdMissing)
  await using clamd = await openRealClamd()
  const scanner = openClamd({ address: { path: clamd.path } })
  const look = (raw: Buffer) => scanMessage(scanner, raw, readMessage(raw))
  const found = { is: 'found', name: 'Eicar-Test-Signature.UNOFFICIAL' }
  const inside = mail(attached(eicar))
  const hidden: Readonly<Record<string, Buffer>> = {
    plain: mail(['Content-Type: text/plain; name=a.txt', '', eicar.toString()]),
    base64: inside,
    zip: mail(attached(zipOf('a.com', eicar), 'application/zip; name=a.zip')),
    'zip in a zip': mail(attached(zipOf('b.zip', zipOf('a.com', eicar)), 'application/zip; name=a.zip')),
    'a message within': mail([
      'Content-Type: multipart/mixed; boundary=o',
      '',
      '--o',
      'Content-Type: message/rfc822',
      '',
      inside.toString('latin1'),
      '--o--',
    ]),
    TNEF: mail(attached(tnef(eicar), 'application/ms-tnef; name=winmail.dat')),
    'quoted-printable': mail([
      'Content-Type: application/octet-stream; name=a.com',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      eicar
        .toString()
        .replace(/[=]/g, '=3D')
        .replace(/(.{30})/, '$1=\r\n'),
    ]),
    'two content types': mail(['Content-Type: text/plain', ...attached(eicar)]),
    'a boundary that never ends': mail(attached(eicar).slice(0, -1)),
  }
  for (const [what, raw] of Object.entries(hidden)) assert.deepEqual(await look(raw), found, what)
  assert.deepEqual(await look(mail(attached(ownMalware))), { is: 'found', name: 'Beadle.Test.Own.UNOFFICIAL' })
  assert.deepEqual(await look(mail(attached(Buffer.from('nothing at all')))), { is: 'clean' })
})

test('what is too large for the scanner is told from what it could not be asked', async (t) => {
  if (clamdMissing) return t.skip(clamdMissing)
  await using clamd = await openRealClamd(['StreamMaxLength 1M'])
  const scanner = openClamd({ address: { path: clamd.path }, awayMs: 1 })
  assert.equal((await scanner.scan(Buffer.alloc(4_000_000, 'a'))).is, 'unscannable')
  const results = await Promise.all(Array.from({ length: 20 }, (_, at) => scanner.scan(Buffer.alloc(50_000, `${at}`))))
  assert.ok(results.every(({ is }) => is === 'clean'))
  await clamd.kill()
  await assert.rejects(scanner.scan(eicar), ScannerAwayError)
  await clamd.start()
  await new Promise((resolve) => setTimeout(resolve, 50))
  assert.equal((await scanner.scan(eicar)).is, 'found')
})

async function answering(t: { after(fn: () => void): void }, behave: (socket: Socket) => void) {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    behave(socket)
  })
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => void sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    for (const socket of sockets) socket.destroy()
    server.close()
  })
  const address = server.address()
  return { host: '127.0.0.1', port: typeof address === 'object' && address ? address.port : 0 }
}

test('a scanner that is slow, hangs up or talks nonsense is away, and never taken for one that found nothing', async (t) => {
  const behaviours: readonly ((socket: Socket) => void)[] = [
    (socket) => socket.resume(),
    (socket) => socket.once('data', () => socket.destroy()),
    (socket) => socket.once('data', () => socket.end('hello\0')),
    (socket) => socket.once('data', () => socket.end('')),
    (socket) => socket.once('data', () => socket.end('stream: OK, or so\0')),
  ]
  for (const behave of behaviours) {
    const scanner = openClamd({ address: await answering(t, behave), answerMs: 200 })
    await assert.rejects(scanner.scan(Buffer.alloc(200_000)), ScannerAwayError)
  }
})

test('one that cannot be reached is left alone for a while', async (t) => {
  let connections = 0
  const address = await answering(t, (socket) => {
    connections++
    socket.once('data', () => socket.end('stream: OK\0'))
  })
  const closed = openClamd({ address: { path: '/nowhere/clamd.ctl' }, awayMs: 60_000 })
  await assert.rejects(closed.scan(eicar), /no connection/)
  await assert.rejects(closed.scan(eicar), /a moment ago/)
  const open = openClamd({ address, atOnce: 1 })
  assert.deepEqual(await Promise.all([open.scan(eicar), open.scan(eicar)]), [{ is: 'clean' }, { is: 'clean' }])
  assert.equal(connections, 2)
})
