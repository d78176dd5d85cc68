import assert from 'node:assert/strict'
import { createPrivateKey } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { verifyArc } from './arc.ts'
import { readRawMessage, valuesOf } from './raw-message.ts'
import { readResults } from './results.ts'
import { sealArc } from './sign.ts'
import { readTagList, withoutSpace } from './tag-list.ts'
import { pretendDns } from './testing/pretend-dns.ts'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../../shared/vectors')

type Suite<Case> = readonly {
  readonly description: string
  readonly tests: Readonly<Record<string, Case>>
  readonly 'txt-records': Readonly<Record<string, string>>
  readonly domain: string
  readonly sel: string
  readonly privatekey: string
}[]

function suite<Case>(name: string): Suite<Case> | string {
  const file = join(vectors, 'mail-auth', name)
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Suite<Case>) : `no ${file}`
}

function asSent(message: string): Buffer {
  return Buffer.from(message.replace(/\r?\n/g, '\r\n'), 'latin1')
}

function dnsOf(records: Readonly<Record<string, string>>) {
  return pretendDns(Object.fromEntries(Object.entries(records).map(([name, text]) => [name, { txt: [text] }])))
}

test('the ARC suite: validation', async (t) => {
  const scenarios = suite<{ readonly message: string; readonly cv: string }>('arc-draft-validation-tests.json')
  if (typeof scenarios === 'string') return t.skip(scenarios)
  let right = 0
  const wrong: string[] = []
  for (const { tests, 'txt-records': records } of scenarios)
    for (const [name, { message, cv }] of Object.entries(tests)) {
      const found = await verifyArc(readRawMessage(asSent(message)), { dns: dnsOf(records) })
      // The suite says nothing of chains that say themselves that they are broken: those are closed.
      if (cv === '' ? found.isClosed && found.result === 'fail' : found.result === cv.toLowerCase()) right++
      else wrong.push(`${name}: ${found.result}, ${found.reason}`)
    }
  assert.deepEqual(wrong, [])
  assert.equal(right, 171)
  t.diagnostic(`ARC suite: ${right} of 171 validations`)
})

type SignCase = {
  readonly message: string
  readonly t: number
  readonly 'sig-headers': string
  readonly 'srv-id': string
  readonly AS: string
  readonly AMS: string
  readonly AAR: string
}

test('the ARC suite: signing', async (t) => {
  const scenarios = suite<SignCase>('arc-draft-sign-tests.json')
  if (typeof scenarios === 'string') return t.skip(scenarios)
  let right = 0
  for (const { tests, 'txt-records': records, domain, sel: selector, privatekey } of scenarios)
    for (const [name, each] of Object.entries(tests)) {
      const message = readRawMessage(asSent(each.message))
      const set = sealArc(message, {
        key: { domain, selector, privateKey: createPrivateKey(privatekey) },
        at: each.t,
        headers: each['sig-headers'].split(':'),
        authservId: each['srv-id'],
        results: mergedResults(valuesOf(message, 'authentication-results'), each['srv-id']),
        chain: await verifyArc(message, { dns: dnsOf(records) }),
      })
      const made = readRawMessage(Buffer.from(`${set}\r\n`, 'latin1'))
      const field = (field: string) => valuesOf(made, field)[0] ?? ''
      assert.deepEqual(tags(field('arc-seal')), tags(each.AS), name)
      assert.deepEqual(tags(field('arc-message-signature')), tags(each.AMS), name)
      assert.equal(oneLine(field('arc-authentication-results')), oneLine(each.AAR), name)
      right++
    }
  assert.equal(right, 17)
  t.diagnostic(`ARC suite: ${right} of 17 signings`)
})

/** What fields of one service said, one behind the other: the suite has them so, with their comments. */
function mergedResults(values: readonly string[], authservId: string): string {
  return values
    .filter((value) => readResults(value)?.authservId === authservId)
    .map((value) => oneLine(value).slice(authservId.length + 1))
    .join(';')
    .trim()
}

function oneLine(value: string): string {
  return value.replace(/\s+/g, ' ').trim()
}

function tags(value: string) {
  return [...(readTagList(value) ?? [])].map(([tag, told]) => `${tag}=${withoutSpace(told)}`).sort()
}
