import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatPath, readYaml } from './yaml-file.ts'

test('a member is found by its line and column, also through lists; a missing one by what holds it', () => {
  const yaml = readYaml('a.yaml', 'one:\n  - x: 1\n  - x: 2\n    "y.z": [a, b]\n')
  const at = (path: (string | number)[]) => {
    const { line, column, member } = yaml.problem({ path, code: 'pack.bad-value', message: '' })
    return [line, column, member]
  }
  assert.deepEqual(at(['one', 1, 'y.z', 1]), [4, 16, 'one[1]["y.z"][1]'])
  assert.deepEqual(at(['one', 1, 'gone', 'deeper']), [3, 5, 'one[1].gone.deeper'])
  assert.deepEqual(at([]), [1, 1, ''])
})

test('anchors and merge keys are read', () => {
  assert.deepEqual(readYaml('a', 'x-base: &base { a: 1 }\nb: { <<: *base, c: 2 }\n').value, {
    'x-base': { a: 1 },
    b: { a: 1, c: 2 },
  })
})

const broken: readonly [string, string, RegExp][] = [
  ['a doubled member', 'a: 1\na: 2\n', /^map keys must be unique$/],
  ['a text with a colon', 'a: so: it is\n', /needs quotes$/],
  [
    'aliases that unfold without end',
    `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
      .split('')
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${'abcdefg'[i]}`).join(',')}]\n`)
      .join('')}`,
    /alias/,
  ],
]
for (const [name, text, want] of broken) {
  test(`${name} is a problem, not an exception`, () => {
    const { value, problems } = readYaml('a.yaml', text)
    assert.equal(value, undefined)
    assert.equal(problems[0]?.code, 'pack.syntax')
    assert.match(problems[0]?.message ?? '', want)
  })
}

test('paths are written as they are read', () => {
  assert.equal(formatPath(['a', 0, 'b-c', 'd.e', 2]), 'a[0].b-c["d.e"][2]')
})
