/**
 * Walks a running demo as each of its people, link by link, and says every page that shows a problem, breaks a rule of axe or logs an
 * error: `BEADLE_URL=http://127.0.0.1:8420 node console/test/crawl.ts [PAGES]`. The tests use the pretend server; this tries the real one.
 */
import type { Page } from 'playwright-core'
import { NO_BROWSER, openBrowser } from '../../scripts/browser.ts'
import { assertAccessible, assertWellFormed } from './check-page.ts'
import { sizes } from './pages.ts'

const url = process.env.BEADLE_URL ?? 'http://127.0.0.1:8420'
const most = Number(process.argv[2] ?? 40)

/** What one person meets: pages seen, and what is wrong by page. */
async function crawlAs(page: Page, person: { readonly name: string }): Promise<readonly string[]> {
  await page.goto('/')
  await page.getByRole('button', { name: person.name }).click()
  await page.getByRole('heading', { level: 1, name: 'What needs you' }).waitFor()
  const wrong: string[] = []
  const waiting = ['/']
  const seen = new Set(waiting)
  for (let path = waiting.shift(); path !== undefined && seen.size - waiting.length <= most; path = waiting.shift()) {
    await page.goto(path)
    const heading = page.getByRole('heading', { level: 1 })
    const came = await heading.waitFor({ timeout: 10_000 }).then(
      () => true,
      () => false,
    )
    if (!came) {
      wrong.push(`${path}: no heading came: ${await page.locator('body').textContent()}`)
      continue
    }
    await page.locator('.loading').waitFor({ state: 'detached' })
    for (const problem of await page.locator('.problem').allTextContents()) wrong.push(`${path}: ${problem}`)
    await assertWellFormed(page, path).catch((error: Error) => wrong.push(error.message))
    await assertAccessible(page, path).catch((error: Error) => wrong.push(error.message))
    for (const next of await linksOf(page)) {
      if (seen.has(next)) continue
      seen.add(next)
      waiting.push(next)
    }
  }
  return wrong
}

// Of many pages alike (clauses, acts, entries) a few are enough.
async function linksOf(page: Page): Promise<readonly string[]> {
  const found = await page
    .locator('main a[href^="/"], nav a[href^="/"]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const kinds = new Map<string, number>()
  return found.filter((href) => {
    const kind = href.split('/').slice(0, 3).join('/')
    const count = kinds.get(kind) ?? 0
    kinds.set(kind, count + 1)
    return count < 6
  })
}

await using opened = await openBrowser()
if (!opened) throw new Error(NO_BROWSER)
const { schools } = (await (await fetch(`${url}/api/people/demo`)).json()) as {
  schools: readonly { people: readonly { name: string }[] }[]
}
for (const person of schools[0]?.people ?? []) {
  const context = await opened.browser.newContext({
    baseURL: url,
    viewport: sizes.desk,
    timezoneId: 'Europe/London',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  const wrong = await crawlAs(page, person)
  console.log(person.name, wrong.length + errors.length ? [...wrong, ...errors] : 'well')
  await context.close()
}
