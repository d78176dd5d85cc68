import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { test } from 'node:test'

const source = join(import.meta.dirname, '../src')

/** From the ground up. A room may import itself and what stands before it. */
const order = [
  'platform',
  'config',
  'ledger',
  'modules/archive',
  'modules/people',
  'modules/calendar',
  'modules/governance',
  'modules/procedures',
  'decisions',
  'modules/mail',
  'modules/home',
  'gateways/smtp',
  'demo',
  'top',
]

function roomOf(path: string): string {
  const parts = path.split('/')
  if (parts.length === 1) return 'top'
  const [first = '', second = ''] = parts
  return first === 'modules' || first === 'gateways' ? `${first}/${second}` : first
}

const files = globSync('**/*.ts', { cwd: source }).filter(
  (path) => !path.endsWith('.test.ts') && !path.includes('/testing/'),
)

function importsOf(path: string): readonly string[] {
  const text = readFileSync(join(source, path), 'utf8')
  return [...text.matchAll(/(?:from|import|declare module)\s*\(?'(\.[^']+)'/g)].map(([, specifier = '']) =>
    relative(source, join(source, dirname(path), specifier)),
  )
}

test('every room has its place', () => {
  for (const path of files)
    assert.ok(order.includes(roomOf(path)), `${path}: room \`${roomOf(path)}\` has no place in the order`)
})

test('imports run downhill', () => {
  const uphill = files.flatMap((path) =>
    importsOf(path)
      .filter((target) => order.indexOf(roomOf(target)) > order.indexOf(roomOf(path)))
      .map((target) => `${path} imports ${target}`),
  )
  assert.deepEqual(uphill, [])
})

test('a module is entered by its index only', () => {
  const past = files.flatMap((path) =>
    importsOf(path)
      .filter((target) => roomOf(target) !== roomOf(path))
      .filter((target) => !isDoor(target))
      .map((target) => `${path} imports ${target}`),
  )
  assert.deepEqual(past, [])
})

/** The platform's single files, and its tables, which modules add theirs to, are doors of their own. */
function isDoor(target: string): boolean {
  if (target.endsWith('/index.ts')) return true
  if (/^platform\/[\w-]+\.ts$/.test(target) || target === 'platform/database/tables.ts') return true
  // The people who join all rooms look for those that are made of one or two files.
  return /^(demo|config)\/[\w-]+\.ts$/.test(target)
}

test('the rule sees what it must: an uphill import would be found', () => {
  assert.ok(order.indexOf(roomOf('modules/people/index.ts')) < order.indexOf(roomOf('decisions/index.ts')))
  assert.ok(importsOf('decisions/decisions.ts').includes('modules/people/index.ts'))
  assert.equal(isDoor('modules/people/people.ts'), false)
})
