import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { parseAllDocuments } from 'yaml'
import { type Dns, DnsAwayError } from './dns.ts'
import { checkSpf } from './spf/check.ts'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../../shared/vectors')
const file = join(vectors, 'mail-auth/rfc7208-tests.yml')

type Case = {
  readonly helo: string
  readonly host: string
  readonly mailfrom: string
  readonly result: string | readonly string[]
  readonly explanation?: string
}
type Records = readonly ('TIMEOUT' | Readonly<Record<string, unknown>>)[]
type Scenario = {
  readonly description: string
  readonly tests: Readonly<Record<string, Case>>
  readonly zonedata?: Readonly<Record<string, Records>>
}

/** The zone of a scenario as the suite's schema has it: SPF records stand for TXT where a name has none of its own. */
function dnsOf(zonedata: Scenario['zonedata'] = {}): Dns {
  const zone = new Map(Object.entries(zonedata).map(([name, records]) => [name.toLowerCase(), records]))
  const ask = (type: string) => async (name: string) => {
    const records = zone.get(name.toLowerCase().replace(/\.$/, '')) ?? []
    const hasText = records.some((record) => record !== 'TIMEOUT' && 'TXT' in record)
    const answers: string[] = []
    for (const record of records) {
      if (record === 'TIMEOUT') {
        if (answers.length > 0) break
        throw new DnsAwayError()
      }
      for (const [kind, value] of Object.entries(record)) {
        if ((kind === 'SPF' ? (hasText ? '' : 'TXT') : kind) !== type || value === 'NONE') continue
        if (value === 'TIMEOUT') throw new DnsAwayError()
        answers.push(type === 'MX' ? String((value as unknown[])[1]) : [value].flat().join(''))
      }
    }
    return answers
  }
  return { txt: ask('TXT'), a: ask('A'), aaaa: ask('AAAA'), mx: ask('MX'), ptr: ask('PTR') }
}

test('the SPF suite of RFC 7208, explanations too', async (t) => {
  if (!existsSync(file)) return t.skip(`no ${file}`)
  const scenarios = parseAllDocuments(readFileSync(file, 'utf8'), { uniqueKeys: false })
    .map((document) => document.toJS() as Scenario | null)
    .filter((scenario) => scenario !== null)
  const tally = { right: 0, of: 0, explained: 0 }
  const wrong: string[] = []
  for (const { tests, zonedata } of scenarios) {
    const dns = dnsOf(zonedata)
    for (const [name, { host, helo, mailfrom, result, explanation }] of Object.entries(tests)) {
      const found = await checkSpf({ dns, ip: host, helo, mailFrom: mailfrom, receiver: 'receiver', explains: true })
      const isRight = [result].flat().includes(found.result)
      const isExplained =
        explanation === undefined || (explanation === 'DEFAULT' ? undefined : explanation) === found.explanation
      tally.of++
      if (isRight && isExplained) tally.right++
      else wrong.push(`${name}: ${found.result}, ${found.explanation}`)
      if (explanation !== undefined && isExplained) tally.explained++
    }
  }
  assert.deepEqual(wrong, [])
  assert.equal(tally.of, 200)
  t.diagnostic(`SPF, RFC 7208 suite: ${tally.right} of ${tally.of}, ${tally.explained} explanations`)
})
