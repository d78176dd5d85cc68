import assert from 'node:assert/strict'
import { test } from 'node:test'
import { cy } from './cy.ts'
import { en } from './en.ts'

const placeholders = (text: string) => [...new Set([...text.matchAll(/\{([a-z]+)/g)].map((match) => match[1]))].sort()
const keys = Object.keys(en) as (keyof typeof en)[]

test('what the Welsh fills in is what the English fills in', () => {
  for (const key of keys) {
    const welsh = cy[key]
    if (welsh !== undefined) assert.deepEqual(placeholders(welsh), placeholders(en[key]), key)
  }
})

test('nothing is translated that is not said, and every sentence of the pages is translated', () => {
  assert.deepEqual(
    Object.keys(cy).filter((key) => !(key in en)),
    [],
  )
  assert.deepEqual(
    keys.filter((key) => cy[key] === undefined),
    [],
  )
})
