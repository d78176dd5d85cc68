import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingWords } from './setting-words.ts'

const speech = {
  say: (id: string, values?: Readonly<Record<string, string | number>>) =>
    values ? `${values.from}–${values.to}` : id,
  name: (prefix: string, word: string) => `${prefix.charAt(0).toUpperCase()}:${word}`,
  list: (items: readonly string[]) => items.join(' and '),
}
const said = (setting: string, value: unknown) => settingWords(setting, value, speech)

test('settings are said, whatever shape they have', () => {
  assert.equal(said('from', ['staff', 'pupil']), 'v:staff and v:pupil')
  assert.equal(said('share', 0.25), '25 %')
  assert.equal(said('hours', 48), '48')
  assert.equal(said('private', true), 'yes')
  assert.equal(said('details', []), 'setting.none')
  assert.equal(said('tell', ['role:dsl', 'nominee-of:headteacher']), 'r:dsl and r:headteacher')
  assert.equal(said('phrases', ['Social care will']), 'Social care will')
  assert.equal(said('times', { from: '07:30', to: '17:00' }), '07:30–17:00')
  assert.equal(said('incident', { severity: 'high' }), 'S:severity: v:high')
})
