import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FactName } from '@beadle/engine'
import { detectContent } from './detect-content.ts'
import type { DetectorInput } from './detector.ts'

/** What all tests take the school to be. */
export const school = { domains: ['school.example'], telephones: ['01632 960100'] }

/** The facts of a plain message, or of an input as given. */
export function factsOf(message: string | DetectorInput): Readonly<Record<string, unknown>> {
  const input = typeof message === 'string' ? { subjectLine: 'Hello', text: message } : message
  return { ...detectContent({ school, ...input }) }
}

/** True when a fact says something: a list with entries, a yes. */
export function says(message: string | DetectorInput, fact: FactName): boolean {
  const value = factsOf(message)[fact]
  return Array.isArray(value) ? value.length > 0 : value === true
}

/** One table per detector: all of `found` must be seen, none of `spared`. Failures are listed together. */
export function table(
  name: string,
  fact: FactName,
  cases: { readonly found: readonly (string | DetectorInput)[]; readonly spared: readonly (string | DetectorInput)[] },
) {
  test(`${name}: ${cases.found.length} are found`, () => {
    assert.deepEqual(
      cases.found.filter((message) => !says(message, fact)),
      [],
    )
  })
  test(`${name}: ${cases.spared.length} are spared`, () => {
    assert.deepEqual(
      cases.spared.filter((message) => says(message, fact)),
      [],
    )
  })
}

/** One table for a fact whose list has a closed set of values: each message with exactly what it holds. */
export function values(
  name: string,
  fact: FactName,
  cases: readonly (readonly [message: string | DetectorInput, want: readonly string[]])[],
) {
  test(`${name}: ${cases.length} messages hold what they hold`, () => {
    const wrong = cases
      .map(([message, want]) => ({ message, want, got: factsOf(message)[fact] }))
      .filter(({ want, got }) => JSON.stringify(got) !== JSON.stringify(want))
    assert.deepEqual(wrong, [])
  })
}
