import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { smallFiles, smallParts, writeSmallPack } from '../../test/small-pack.ts'
import { openPolicy } from '../open-policy.ts'
import { product } from '../product.ts'
import { checkPack, unusedControls } from './check-pack.ts'
import { defects } from './defects.ts'

type Changes = Parameters<typeof writeSmallPack>[1]

function doubtsOf(t: Parameters<typeof writeSmallPack>[0], changes: Changes, kind: string, options = {}) {
  return checkPack(openPolicy(writeSmallPack(t, changes), smallParts), options).filter((one) => one.kind === kind)
}

test('law since replaced is told at the line of the document and of each clause, with its successor and a cure', (t) => {
  const clauses = smallFiles.clauses.replace('Staff are kind.', 'Staff are kind as RIPA 2000 asks.')
  const [inHead, inClause, ...more] = doubtsOf(t, { clauses }, 'outdated-law')
  assert.deepEqual(more, [])
  assert.match(inHead?.message ?? '', /`Data Protection Act 1998`, replaced on 2018-05-25 by Data Protection Act 2018/)
  assert.deepEqual([inHead?.clauses, inHead?.at?.line], [[], 4])
  assert.deepEqual([inClause?.clauses, inClause?.at?.line], [['little.2.1'], 9])
  assert.ok(inHead?.cure?.do && inHead.cure.wording?.en && inClause?.cure?.wording?.en)
  const renewed = clauses.replace('RIPA 2000 asks', 'RIPA 2000 and the Investigatory Powers Act 2016 ask')
  assert.equal(doubtsOf(t, { clauses: renewed }, 'outdated-law').length, 1)
})

test('a defect of the document is told at its first clause with its cure, and once where a law says it already', (t) => {
  const document = 'defects: [two heads are named, the old Act is cited, nothing cures this]'
  const clauses = smallFiles.clauses.replace('law_and_guidance_cited: [Data Protection Act 1998]', document)
  const cures = `cures:
  - { defect: two heads, clauses: ['1.2'], do: Name one., wording: { en: The head. } }
  - { defect: the old Act, clauses: ['1.1'], law: data-protection-act-1998 }
`
  const told = doubtsOf(t, { clauses, cures }, 'anomaly').map(({ message, at, clauses: about, cure }) => [
    message,
    at?.line,
    about,
    cure?.do,
  ])
  assert.deepEqual(told, [
    ['two heads are named', 7, ['little.1.2'], 'Name one.'],
    ['nothing cures this', 4, [], undefined],
  ])
  const stray = cures.replace('two heads', 'three heads')
  assert.match(doubtsOf(t, { clauses, cures: stray }, 'reader')[0]?.message ?? '', /begins `three heads`/)
})

test('bindings that are the same, or that change nothing, are told with what they cite', (t) => {
  const twice = `${smallFiles.bindings}  - { id: no-abuse-again, control: mail.rude, cites: ['1.1'] }\n`
  assert.deepEqual(
    doubtsOf(t, { bindings: twice }, 'duplicate').map(({ bindings, clauses }) => [bindings, clauses]),
    [
      [
        ['no-abuse', 'no-abuse-again'],
        ['little.1.2', 'little.1.1'],
      ],
    ],
  )
  assert.deepEqual(
    doubtsOf(t, { bindings: twice }, 'shadowed').map(({ bindings }) => bindings),
    [['no-abuse-again']],
  )
  assert.deepEqual(doubtsOf(t, {}, 'duplicate'), [])
})

test('a review is overdue when its last day has passed', (t) => {
  const policy = `${smallFiles.policy}reviewDue: April 2018\n`
  const on = (today: string) => doubtsOf(t, { policy }, 'review-overdue', { today }).map(({ severity }) => severity)
  assert.deepEqual([on('2018-04-30'), on('2018-05-01')], [[], ['warning']])
  assert.deepEqual(
    doubtsOf(t, {}, 'review-overdue').map(({ severity }) => severity),
    ['note'],
  )
})

test('a control is unused when no policy asks for it', (t) => {
  const one = openPolicy(
    writeSmallPack(t, { bindings: smallFiles.bindings.replace(/ {2}- id: office[\s\S]*$/, '') }),
    smallParts,
  )
  const other = openPolicy(writeSmallPack(t), smallParts)
  assert.match(unusedControls([one])[0]?.message ?? '', /`mail\.notices`/)
  assert.deepEqual(unusedControls([one, other]), [])
  assert.deepEqual(doubtsOf(t, {}, 'unused-control'), [])
})

const policies = join(import.meta.dirname, '../../../policies')
const packs = readdirSync(policies).filter((name) => existsSync(join(policies, name, 'policy.yaml')))

test('every defect that the inventories note has a cure, and no cure is without its defect', () => {
  for (const name of packs) {
    const doubts = defects(openPolicy(join(policies, name), product))
    assert.ok(doubts.length > 0)
    assert.deepEqual(
      doubts.filter(({ kind, cure }) => kind !== 'anomaly' || !cure?.do).map(({ message }) => `${name}: ${message}`),
      [],
    )
  }
})
