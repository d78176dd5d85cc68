import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { ClauseSummary } from '@beadle/contract'
import { openPolicy, product } from '@beadle/packs'
import type { Locator, Page } from 'playwright-core'
import { findClauses } from '../../../console/src/areas/policy/find.ts'
import { buildInto } from '../../../console/test/fake/open-console.ts'
import { NO_BROWSER, openBrowser } from '../../../scripts/browser.ts'
import { readConfig } from '../../src/config/index.ts'
import { askDayOfActs } from '../../src/demo/day-of-acts.ts'
import { silentLog } from '../../src/platform/log.ts'
import { startServer } from '../../src/server.ts'

const root = join(import.meta.dirname, '../../..')

/** What stays in the ear of a sentence: its longest words, in its order. */
function heard(text: string, count: number): string {
  const words = [...new Set(text.toLowerCase().match(/[\p{L}’'-]{4,}/gu) ?? [])]
  const kept = new Set(words.toSorted((a, b) => b.length - a.length).slice(0, count))
  return words.filter((word) => kept.has(word)).join(' ')
}

for (const name of ['all-saints', 'crowlees', 'redborne', 'qehs', 'st-christophers']) {
  test(`${name}: whoever types four words of any clause has it among the first five`, () => {
    const { version } = openPolicy(join(root, 'policies', name), product)
    const clauses = [...version.clauses.values()].map(
      (clause): ClauseSummary => ({
        id: clause.id,
        ref: clause.id.slice(name.length + 1),
        section: clause.ref,
        text: clause.text,
        class: clause.class,
        modality: clause.modality,
        capability: clause.capability,
        life: 'gate',
        lastActedAt: null,
        count: 0,
        bindings: [],
      }),
    )
    const lost = clauses.filter((clause) => !findClauses(clauses, heard(clause.text, 4)).slice(0, 5).includes(clause))
    assert.deepEqual(
      lost.map(({ id, text }) => `${id}: ${heard(text, 4)}`),
      [],
    )
    const numbered = clauses.filter((clause) => findClauses(clauses, clause.ref)[0] !== clause)
    assert.deepEqual(
      numbered.map(({ ref }) => ref),
      [],
    )
  })
}

// Times of a hand and an eye that know neither keyboard nor page well (keystroke-level model; 180 words a minute are read).
const seconds = { key: 0.5, point: 1.5, decide: 1.35, word: 60 / 180 } as const

/** A person at the page: counts what it costs them to read, to point and to type. */
function beginner(page: Page) {
  let spent = 0
  const read = async (what: Locator) => {
    const words = (await what.first().textContent())?.match(/\S+/g) ?? []
    spent += seconds.decide + words.length * seconds.word
  }
  return {
    read,
    async press(what: Locator) {
      spent += seconds.decide + seconds.point
      await what.first().click()
    },
    async type(what: Locator, words: string) {
      spent += seconds.decide + seconds.point + words.length * seconds.key
      await what.fill(words)
    },
    async look() {
      await read(page.locator('nav').first())
    },
    get spent() {
      return spent
    },
  }
}

test('a clause read out loud is found, with how it lives and one real decision, in less than a minute', {
  timeout: 180_000,
}, async (t) => {
  await using opened = await openBrowser()
  if (!opened) return t.skip(NO_BROWSER)
  const folder = mkdtempSync(join(tmpdir(), 'beadle-aloud-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  const config = readConfig({ BEADLE_DEMO: '1', BEADLE_DATA: join(folder, 'data') }, root)
  await buildInto(join(folder, 'console'))
  await using server = await startServer({
    config: {
      ...config,
      consoleDirectory: join(folder, 'console'),
      sinkPort: 0,
      http: { ...config.http, port: 0 },
      smtp: { ...config.smtp, submissionPort: 0, relayPort: 0 },
    },
    log: silentLog,
  })
  const { modules, database, demo } = server
  assert.ok(demo)
  await askDayOfActs(
    {
      database,
      decisions: modules.decisions,
      clock: { now: () => Temporal.Now.instant() },
      policiesDirectory: config.policiesDirectory,
    },
    { schoolId: demo.schoolId, policy: 'all-saints', directory: await modules.people.directory(demo.schoolId) },
  )
  const context = await opened.browser.newContext({
    baseURL: `http://127.0.0.1:${server.httpPort}`,
    viewport: { width: 1280, height: 900 },
    locale: 'en-GB',
    reducedMotion: 'reduce',
  })
  t.after(() => context.close())
  const page = await context.newPage()
  await page.goto('/')
  await page.getByRole('button', { name: /Okafor/ }).click()
  await page.getByRole('heading', { level: 1, name: 'What needs you' }).waitFor()

  for (const said of [
    'Pen drives may not be backed up to the network.',
    'Staff using their own laptops, tablets, phones or USB devices in school follow the agreement as though the equipment belonged to the school.',
    'Computer use, browsing history included, is monitored and kept for at most 90 days.',
  ]) {
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'What needs you' }).waitFor()
    const begun = performance.now()
    const person = beginner(page)
    await person.look()
    await person.press(page.getByRole('link', { name: 'Policy', exact: true }))
    await person.type(page.getByLabel('Find a clause'), heard(said, 3))
    const row = page.locator('.clause-row', { hasText: said })
    await row.waitFor()
    await person.read(row)
    await person.press(row.getByRole('link'))
    const life = page.getByRole('region', { name: 'How it lives' })
    await person.read(life.locator('p'))
    await person.press(page.getByRole('button', { name: /^Open decision/ }))
    const decision = page.locator('.decision-opened')
    await person.read(decision.locator('.reason'))
    assert.ok(person.spent < 60, `${said}: ${person.spent} s`)
    t.diagnostic(
      `${person.spent.toFixed(0)} s for a beginner, ${((performance.now() - begun) / 1000).toFixed(1)} s of the browser`,
    )
  }
})
