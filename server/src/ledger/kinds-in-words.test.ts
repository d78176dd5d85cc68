import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { kindInWords, kindsInWords } from './kinds-in-words.ts'

const source = join(import.meta.dirname, '..')
const texts = globSync('**/*.ts', { cwd: source })
  .filter((path) => !path.endsWith('.test.ts') && !path.endsWith('kinds-in-words.ts') && !path.startsWith('platform'))
  .map((path) => readFileSync(join(source, path), 'utf8'))

test('every kind that is written has a sentence in both languages', () => {
  // `kind: 'mail.held'` and `kind: over ? 'matter.ended' : 'matter.moved'`, and the helper of mail that takes the kind first.
  const written = texts.flatMap((text) => [
    ...[...text.matchAll(/\bkind: (?:[^'\n]*\? )?'([a-z-]+\.[a-z-]+)'(?: : '([a-z-]+\.[a-z-]+)')?/g)].flatMap(
      ([, ...kinds]) => kinds,
    ),
    ...[...text.matchAll(/\b(?:entry\(|note\(tx, session, )'([a-z-]+\.[a-z-]+)'/g)].map(([, kind]) => kind),
  ])
  const kinds = new Set(written.filter((kind) => kind !== undefined))
  assert.ok(kinds.size > 10, 'the search finds them')
  for (const kind of kinds) assert.ok(kindsInWords[kind]?.en && kindsInWords[kind]?.cy, kind)
})

test('every sentence is of a kind that is written somewhere', () => {
  for (const kind of Object.keys(kindsInWords))
    assert.ok(
      texts.some((text) => text.includes(`'${kind}'`)),
      kind,
    )
})

test('a kind without a sentence is said by its own words', () => {
  assert.deepEqual(kindInWords('loan.handed-back'), { en: 'Loan handed back.' })
})
