import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { faultPoints } from './fault-points.ts'

const source = join(import.meta.dirname, '..')

test('each moment at which a server may be killed stands at one place', () => {
  const places = globSync('**/*.ts', { cwd: source })
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(join(source, file), 'utf8').matchAll(/\batFaultPoint\('([^']*)'\)/g)])
    .map(([, point]) => point)
  assert.deepEqual(places.toSorted(), [...faultPoints].toSorted())
})
