import assert from 'node:assert/strict'
import test from 'node:test'
import { readHeader } from './mime/header.ts'
import { unanswerable } from './unanswerable.ts'

const why = (fields: readonly string[], more: { from?: string; unverified?: boolean } = {}) =>
  unanswerable(readHeader(Buffer.from([...fields, '', ''].join('\r\n'))), {
    from: 'parent@home.example',
    unverified: false,
    ...more,
  })

test('lists, machines and the unproved are not written to; people are', () => {
  assert.equal(why(['From: a@home.example', 'Subject: Mia']), undefined)
  assert.equal(why(['Auto-Submitted: no']), undefined)
  assert.equal(why(['List-Id: <parents.home.example>']), 'list')
  assert.equal(why(['Precedence: LIST']), 'list')
  assert.equal(why(['Auto-Submitted: auto-replied; owner-email="a@home.example"']), 'automatic')
  assert.equal(why(['Precedence: bulk']), 'automatic')
  assert.equal(why([], { from: '' }), 'automatic')
  assert.equal(why(['List-Id: <x.example>'], { unverified: true }), 'unproved')
})
