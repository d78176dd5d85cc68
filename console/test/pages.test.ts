import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { NO_BROWSER } from '../../scripts/browser.ts'
import { assertAccessible, assertWellFormed } from './check-page.ts'
import { type OpenConsole, openConsole } from './fake/open-console.ts'
import { pages, sizes } from './pages.ts'

let opened: OpenConsole | undefined
before(async () => {
  opened = await openConsole()
})
after(async () => opened?.[Symbol.asyncDispose]())

// Every page at each size in one theme, the themes taken in turn; in full with BEADLE_DEPTH=full.
const looks =
  process.env.BEADLE_DEPTH === 'full'
    ? (Object.keys(sizes) as (keyof typeof sizes)[]).flatMap(
        (size) =>
          [
            [size, 'light'],
            [size, 'dark'],
          ] as const,
      )
    : ([
        ['desk', 'light'],
        ['phone', 'dark'],
        ['narrow', 'light'],
      ] as const)

for (const [size, colorScheme] of looks) {
  test(`every page, ${size}, ${colorScheme}: accessible, one h1, no wider than its window, nothing refused`, async (t) => {
    if (!opened) return t.skip(NO_BROWSER)
    const { page, errors } = await opened.page({ viewport: sizes[size], colorScheme, reducedMotion: 'reduce' })
    for (const one of pages) {
      opened.server.signIn(one.who)
      await page.goto(`${opened.server.url}${one.path}`)
      await page.getByRole('heading', { level: 1, name: one.heading }).waitFor()
      await page.locator('.loading').waitFor({ state: 'detached' })
      await one.act?.(page)
      await assertWellFormed(page, one.name)
      await assertAccessible(page, one.name)
    }
    assert.deepEqual(errors, [])
    await page.context().close()
  })
}

test('every example of every component is accessible in light and dark', async (t) => {
  if (!opened) return t.skip(NO_BROWSER)
  for (const colorScheme of ['light', 'dark'] as const) {
    const { page, errors } = await opened.page({ viewport: sizes.desk, colorScheme })
    await page.goto(`${opened.server.url}/examples.html`)
    await page.getByRole('heading', { level: 1, name: 'Components' }).waitFor()
    assert.ok((await page.locator('[data-example]').count()) > 40)
    await assertAccessible(page, colorScheme)
    assert.deepEqual(errors, [])
    await page.context().close()
  }
})

test('pages do not jump while they load', async (t) => {
  if (!opened) return t.skip(NO_BROWSER)
  const { page } = await opened.page({ viewport: sizes.desk })
  opened.server.signIn('okafor')
  for (const path of ['/', '/mail', '/policy', '/ledger']) {
    await page.goto(`${opened.server.url}${path}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.loading').waitFor({ state: 'detached' })
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          let sum = 0
          const observer = new PerformanceObserver((list) => {
            for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) sum += entry.value
          })
          observer.observe({ type: 'layout-shift', buffered: true })
          requestAnimationFrame(() => requestAnimationFrame(() => done(sum)))
        }),
    )
    // 0.1 is what the web at large calls good.
    assert.ok(shift < 0.05, `${path} shifts by ${shift}`)
  }
  await page.context().close()
})
