import assert from 'node:assert/strict'
import test from 'node:test'
import { openGateway } from '../../src/gateways/smtp/index.ts'
import { listedPeer, type MailPeer } from '../../src/gateways/smtp/peers/index.ts'
import { isJournalSilent, readJournalReport, watchJournal } from '../../src/modules/mail/index.ts'
import { mailSeals } from '../../src/modules/mail/sealed.ts'
import { addressOf, type MailSchool, openSchool } from './open-gateway.ts'

const wednesday = '2026-11-18T10:15:00Z'
const tenant = 'school.example'
const reports = 'journal@reports.school.example'
const exchange: MailPeer = {
  ...listedPeer(['127.0.0.1']),
  name: 'exchange',
  kind: 'microsoft365',
  tenant,
  journalTo: [reports],
  silentAfterHours: 72,
}

async function openJournal(t: Parameters<typeof openSchool>[0], peer: MailPeer = exchange) {
  const school = await openSchool(t, { at: wednesday, gateway: false })
  const gateway = await openGateway({
    parts: school.parts,
    smartHost: { host: '127.0.0.1', port: school.sink.port, tls: 'none' },
    submission: { host: '127.0.0.1', port: 0, logOnInClear: true },
    relay: { host: '127.0.0.1', port: 0, from: [] },
    peers: [peer],
    courier: { pollMs: 20 },
  })
  t.after(() => gateway[Symbol.asyncDispose]())
  const brings = async (raw: Buffer, to: string | readonly string[] = reports) =>
    (await school.receives('', { to, raw }, gateway)).said
  return { school, brings }
}

const original = [
  `From: Ahmed <${addressOf('ahmed')}>`,
  `To: Jones <${addressOf('jones')}>, <governors@school.example>`,
  'Subject: Minutes',
  'Message-ID: <minutes@school.example>',
  'Date: Wed, 18 Nov 2026 10:00:00 +0000',
  '',
  'Please find the minutes.',
  '.. two dots; £',
  '',
].join('\r\n')

/** A report in the form of [MS-XJRNL] 2.2. */
function reportOf(lines: readonly string[], { inner = original, organisation = tenant } = {}): Buffer {
  return Buffer.from(
    [
      `X-OriginatorOrg: ${organisation}`,
      'X-MS-Journal-Report:',
      'From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@school.example>',
      `To: ${reports}`,
      'Subject: Minutes',
      'Message-ID: <report@journal.report.generator>',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="b0"',
      '',
      '--b0',
      'Content-Type: text/plain; charset="utf-8"',
      '',
      ...lines,
      '--b0',
      'Content-Type: message/rfc822',
      '',
      `${inner}`,
      '--b0--',
      '',
    ].join('\r\n'),
  )
}

const envelope = [
  `Sender: ${addressOf('ahmed')}`,
  'Subject: Bcc: nobody@school.example',
  'Message-Id: <minutes@school.example>',
  `To: ${addressOf('jones')}`,
  'To: brennan@school.example, Expanded: governors@school.example',
  'Cc: home@museum.example, Forwarded: sato@school.example',
  'Bcc: okafor@school.example',
  '',
]

async function kept({ database, schoolId, keys, parts }: MailSchool) {
  return database.inSchool(schoolId, async (tx) => {
    const rows = await tx.selectFrom('mail.journal_report').selectAll().orderBy('id').execute()
    const items = await tx.selectFrom('archive.item').select(['id', 'class']).execute()
    const seals = mailSeals(keys, schoolId)
    return {
      rows: rows.map(({ state, reports: count, problem, about, raw }) => ({
        state,
        count,
        problem,
        recipients: about ? (JSON.parse(seals.openText(about)).recipients as { address: string }[]) : [],
        raw: raw && seals.openRaw(raw),
      })),
      items: await Promise.all(items.map(({ id }) => parts.archive.open(tx, schoolId, id))),
      messages: await tx.selectFrom('mail.message').select('id').execute(),
    }
  })
}

test('a report gives the original’s very octets, hidden recipients, and whom lists and forwardings led to', () => {
  const read = readJournalReport(reportOf(envelope), { copies: false })
  assert.ok(typeof read !== 'string')
  assert.equal(read.original.toString(), original)
  assert.deepEqual(
    { ...read, original: '' },
    {
      original: '',
      sender: addressOf('ahmed'),
      messageId: '<minutes@school.example>',
      recipients: [
        { address: addressOf('jones'), as: 'to' },
        { address: 'brennan@school.example', as: 'to', expandedFrom: 'governors@school.example' },
        { address: 'home@museum.example', as: 'cc', forwardedFrom: 'sato@school.example' },
        { address: 'okafor@school.example', as: 'bcc' },
      ],
    },
  )
})

test('a report that bounced to the other address for reports is found inside of the bounce', () => {
  const bounced = reportOf(['This is the mail system. It could not be delivered.'], {
    inner: reportOf(envelope).toString().replaceAll('b0', 'b1'),
  })
  const read = readJournalReport(bounced, { copies: false })
  assert.ok(typeof read !== 'string')
  assert.equal(read.original.toString(), original)
})

test('a reported message is kept once, its recipients gathered, and goes nowhere', async (t) => {
  const { school, brings } = await openJournal(t)
  assert.match(await brings(reportOf(envelope)), /^250/)
  assert.match(await brings(reportOf([...envelope.slice(0, 3), 'Recipient: late@school.example', ''])), /^250/)
  const { rows, items, messages } = await kept(school)
  assert.deepEqual([rows.length, rows[0]?.count, messages.length, (await school.left()).length], [1, 2, 0, 0])
  assert.equal(rows[0]?.recipients.at(-1)?.address, 'late@school.example')
  assert.equal(rows[0]?.state, items.length > 0 ? 'kept' : 'counted')
  for (const item of items) assert.equal(item.toString(), original)
})

test('mail that the policy has kept is in the archive under its class', async (t) => {
  const { school, brings } = await openJournal(t)
  const pupil = original.replace(addressOf('jones'), addressOf('mia'))
  await brings(reportOf([...envelope.slice(0, 3), `To: ${addressOf('mia')}`, ''], { inner: pupil }))
  const { rows, items } = await kept(school)
  assert.equal(rows[0]?.state, 'kept')
  assert.equal(items[0]?.toString(), pupil)
})

test('what cannot be read, or is another tenant’s, is put aside and never refused', async (t) => {
  const { school, brings } = await openJournal(t)
  const broken = Buffer.from('Subject: no report\r\nX-OriginatorOrg: school.example\r\n\r\nHello.\r\n')
  for (const raw of [
    broken,
    reportOf(['Nothing of an envelope.']),
    reportOf(envelope, { organisation: 'other.example' }),
    Buffer.from('\r\n'),
  ])
    assert.match(await brings(raw), /^250/)
  const { rows } = await kept(school)
  assert.deepEqual(
    rows.map(({ state, problem }) => [state, problem]),
    [
      ['aside', 'no-original'],
      ['aside', 'no-envelope'],
      ['aside', 'another-tenant'],
      ['aside', 'another-tenant'],
    ],
  )
  assert.deepEqual(rows[0]?.raw, broken)
})

test('what the door would refuse for good of others, reports are told to bring again', async (t) => {
  const { brings } = await openJournal(t)
  const said = await brings(Buffer.from(`Subject: x\r\n\r\n${'y'.repeat(2000)}\r\n`))
  assert.match(said, /^451 4\.3\.5/)
})

test('a peer of kind journal brings reports whatever the address, and reports never mix with mail', async (t) => {
  const { school, brings } = await openJournal(t, {
    ...listedPeer(['127.0.0.1']),
    name: 'journal',
    kind: 'journal',
  })
  assert.match(await brings(reportOf(envelope), 'whoever@elsewhere.example'), /^250/)
  assert.equal((await kept(school)).rows.length, 1)
})

test('silence is an alarm, once, and ends when reports come again', async (t) => {
  const { school, brings } = await openJournal(t)
  const look = () =>
    school.database.inSchool(school.schoolId, async (tx) => {
      const seen = await watchJournal(
        tx,
        { schoolId: school.schoolId, at: school.clock.now() },
        { peer: 'exchange', silentAfterHours: 72 },
      )
      return [seen.isSilent, seen.hasChanged, await isJournalSilent(tx, school.schoolId)]
    })
  await brings(reportOf(envelope))
  assert.deepEqual(await look(), [false, false, false])
  school.clock.set('2026-11-21T10:15:00Z')
  assert.deepEqual(await look(), [true, true, true])
  assert.deepEqual(await look(), [true, false, true])
  await brings(reportOf(envelope, { inner: `${original}Again.\r\n` }))
  assert.deepEqual(await look(), [false, true, false])
  assert.deepEqual(await school.kinds('mail-peer', 'exchange'), ['mail.journal-silent', 'mail.journal-heard'])
})
