import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Shape, vocabulary } from '@beadle/engine'
import { cy } from '../src/i18n/cy.ts'
import { en } from '../src/i18n/en.ts'

/** Every name that a form of May I…? may have to say for a shape. */
function namesIn(shape: Shape): readonly string[] {
  switch (shape.kind) {
    case 'enum':
      return shape.values.map((value) => `value.${value}`)
    case 'list':
      return namesIn(shape.of)
    case 'union':
      return shape.of.flatMap(namesIn)
    case 'object':
      return Object.entries(shape.members).flatMap(([member, { shape }]) => [`member.${member}`, ...namesIn(shape)])
    default:
      return []
  }
}

test('every act, member, value and role of the vocabulary has a name in English and in Welsh', () => {
  const names = new Set([
    ...Object.entries(vocabulary.actions).flatMap(([act, { members }]) => [
      `act.${act}`,
      `act-area.${act.split('.')[0]}`,
      ...namesIn({ kind: 'object', members }),
    ]),
    ...Object.values(vocabulary.roles)
      .flat()
      .map((role) => `role.${role}`),
  ])
  assert.ok(names.size > 400, `${names.size} names`)
  for (const words of [en, cy])
    assert.deepEqual(
      [...names].filter((name) => !Object.hasOwn(words, name)),
      [],
    )
})
