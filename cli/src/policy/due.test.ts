import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ran } from '../../test/pretend-terminal.ts'

test('due lists the soonest first, with who does it and by which clause', async () => {
  const { code, out } = await ran(['policy', 'due', 'st-christophers', '--on', '2026-09-20'])
  assert.equal(code, 0)
  const [first = '', second = ''] = out.split('\n')
  assert.match(first, /^2018-04-30 +overdue +policy-review\.full-review +role:chief-executive +0\.2$/)
  assert.match(second, /^2026-09-30 +due +talked-through\.with-pupils +role:class-teacher +3\.1\.1$/)
  const { out: json } = await ran(['policy', 'due', 'st-christophers', '--on', '2026-09-15', '--json'])
  assert.deepEqual(
    JSON.parse(json)
      .slice(0, 2)
      .map((one: { check: string; state: string }) => [one.check, one.state]),
    [
      ['full-review', 'overdue'],
      ['with-pupils', 'waiting'],
    ],
  )
})

test('a day that is none is refused', async () => {
  const { code, err } = await ran(['policy', 'due', 'qehs', '--on', '2026-13-01'])
  assert.equal(code, 2)
  assert.match(err, /`2026-13-01` is no day/)
})
