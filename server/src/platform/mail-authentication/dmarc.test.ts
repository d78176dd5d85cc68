import assert from 'node:assert/strict'
import test from 'node:test'
import { evaluateDmarc } from './dmarc.ts'
import { type PretendRecords, pretendDns } from './testing/pretend-dns.ts'

const here: PretendRecords = { a: ['192.0.2.1'] }

/** RFC 9989's cases in our own names: what is published, who wrote, what was proved, what comes of it. */
const cases: readonly {
  readonly name: string
  readonly zone: Readonly<Record<string, string | PretendRecords>>
  readonly author: string
  readonly spf?: string
  readonly dkim?: readonly string[]
  readonly want: string
}[] = [
  { name: 'no record', zone: {}, author: 'example.org', dkim: ['example.org'], want: 'none' },
  {
    name: 'signed by the author’s own domain',
    zone: { 'example.org': 'p=reject' },
    author: 'example.org',
    dkim: ['example.org'],
    want: 'pass reject',
  },
  { name: 'nothing proved', zone: { 'example.org': 'p=reject' }, author: 'example.org', want: 'fail reject' },
  {
    name: 'signed by a stranger',
    zone: { 'example.org': 'p=quarantine' },
    author: 'example.org',
    dkim: ['example.net'],
    want: 'fail quarantine',
  },
  {
    name: 'signed by a sister domain',
    zone: { 'example.org': 'p=reject' },
    author: 'a.example.org',
    dkim: ['b.example.org'],
    want: 'pass reject',
  },
  {
    name: 'a sister where the record is strict',
    zone: { 'example.org': 'p=reject; adkim=s' },
    author: 'a.example.org',
    dkim: ['b.example.org'],
    want: 'fail reject',
  },
  {
    name: 'SPF of a subdomain',
    zone: { 'example.org': 'p=none' },
    author: 'example.org',
    spf: 'bounce.example.org',
    want: 'pass none',
  },
  {
    name: 'SPF of a subdomain where the record is strict',
    zone: { 'example.org': 'p=none; aspf=s' },
    author: 'example.org',
    spf: 'bounce.example.org',
    want: 'fail none',
  },
  {
    name: 'policy for subdomains',
    zone: { 'example.org': 'p=none; sp=reject', 'x.example.org': here },
    author: 'x.example.org',
    want: 'fail reject',
  },
  {
    name: 'policy for what is not there',
    zone: { 'example.org': 'p=none; sp=none; np=reject' },
    author: 'x.example.org',
    want: 'fail reject',
  },
  {
    name: 'that policy where it is there',
    zone: { 'example.org': 'p=none; sp=none; np=reject', 'x.example.org': here },
    author: 'x.example.org',
    want: 'fail none',
  },
  {
    name: 'a subdomain’s own record',
    zone: { 'example.org': 'p=reject', 'x.example.org': 'p=none' },
    author: 'x.example.org',
    want: 'fail none',
  },
  {
    name: 'a subdomain that stands for itself',
    zone: { 'example.org': 'p=reject', 'x.example.org': 'p=reject; psd=n' },
    author: 'x.example.org',
    dkim: ['example.org'],
    want: 'fail reject',
  },
  {
    name: 'below a public suffix',
    zone: { 'sch.example': 'p=reject; psd=y' },
    author: 'hill.sch.example',
    dkim: ['dale.sch.example'],
    want: 'fail reject',
  },
  {
    name: 'itself below a public suffix',
    zone: { 'sch.example': 'p=reject; psd=y' },
    author: 'hill.sch.example',
    dkim: ['mail.hill.sch.example'],
    want: 'pass reject',
  },
  {
    name: 'the public suffix itself',
    zone: { 'sch.example': 'p=reject; psd=y' },
    author: 'sch.example',
    dkim: ['sch.example'],
    want: 'pass reject',
  },
  { name: 'trying', zone: { 'example.org': 'p=reject; t=y' }, author: 'example.org', want: 'fail quarantine' },
  { name: 'a policy nobody understands', zone: { 'example.org': 'p=maybe' }, author: 'example.org', want: 'fail none' },
  {
    name: 'two records',
    zone: { 'example.org': { txt: ['v=DMARC1; p=reject', 'v=DMARC1; p=none'] } },
    author: 'example.org',
    want: 'none',
  },
  {
    name: 'another text beside it',
    zone: { 'example.org': { txt: ['v=spf1 -all', 'v=DMARC1; p=reject'] } },
    author: 'example.org',
    want: 'fail reject',
  },
  { name: 'the DNS is away', zone: { 'example.org': { away: true } }, author: 'example.org', want: 'temperror' },
  {
    name: 'a long name',
    zone: { 'g.example.org': 'p=reject' },
    author: 'a.b.c.d.e.f.g.example.org',
    dkim: ['g.example.org'],
    want: 'pass reject',
  },
]

for (const { name, zone, author, spf, dkim = [], want } of cases)
  test(`DMARC: ${name}`, async () => {
    const published = Object.entries(zone).map(([domain, records]): [string, PretendRecords] => {
      if (records === here) return [domain, here]
      return [`_dmarc.${domain}`, typeof records === 'string' ? { txt: [`v=DMARC1; ${records}`] } : records]
    })
    const dns = pretendDns(Object.fromEntries(published))
    const { result, policy } = await evaluateDmarc(dns, { author, proved: { dkim, ...(spf ? { spf } : {}) } })
    assert.equal([result, policy].filter(Boolean).join(' '), want)
  })

test('DMARC asks at most eight questions on the way up', async () => {
  const dns = pretendDns({})
  const author = `${'a.'.repeat(30)}example.org`
  await evaluateDmarc(dns, { author, proved: { dkim: [] } })
  assert.equal(dns.asked.length, 8)
  assert.equal(dns.asked.at(-1), 'txt _dmarc.org')
})
