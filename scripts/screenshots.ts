/**
 * Takes the pictures of the README from a running demo: `npm start`, then `npm run screenshots [DIR]`. They are taken as
 * people of the demo, at a desk, on a phone, in the dark and at 400 %, and written to docs/screenshots. BEADLE_URL names
 * another server than the one on this machine.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { NO_BROWSER, openBrowser } from './browser.ts'

const url = process.env.BEADLE_URL ?? 'http://127.0.0.1:8420'
const into = process.argv[2] ?? join(import.meta.dirname, '../docs/screenshots')

const desk = { viewport: { width: 1280, height: 800 } }
const dark = { ...desk, colorScheme: 'dark' } as const
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true }
// A window of 1280 px by 1024 px magnified four times.
const magnified = { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }

type Shot = {
  readonly name: string
  readonly role: string
  readonly look: BrowserContextOptions
  readonly path: string
  readonly act?: (page: Page) => Promise<void>
  readonly full?: boolean
}

const openFirst = async (page: Page) => {
  await page.locator('.mail-row h3 a').first().click()
  await page.locator('.mail-acts').waitFor()
}
const readFirst = async (page: Page) => {
  await page.locator('.review-open').first().click()
  await page.locator('.review-decide').waitFor()
}
const askWeekend = async (page: Page) => {
  await page.getByLabel('Address').fill('jones@school.example')
  await page.getByLabel('They are').selectOption('teacher')
  await page.getByLabel('Subject line').fill('Minutes of Thursday')
  await page.getByLabel('Words').fill('Dear colleague, please find the minutes attached.')
  await page.getByText('Suppose another time or person').click()
  await page.getByLabel('When').fill('2026-11-21T20:00')
  // Folded again: how the browser writes a date in its own field is not ours to show.
  await page.getByText('Suppose another time or person').click()
  await page.getByRole('button', { name: 'Ask', exact: true }).click()
  await page.locator('.answer').waitFor()
}
const hear = async (page: Page) => {
  await page.getByLabel('Find a clause').fill('pen drives backed')
  await page.locator('.clause-row mark').first().waitFor()
}
const openDecision = async (page: Page) => {
  await hear(page)
  await page.locator('.clause-row a').first().click()
  await page
    .getByRole('button', { name: /^Open decision/ })
    .first()
    .click()
  await page.locator('.decision-opened').waitFor()
  await page.locator('.examples').first().waitFor({ timeout: 60_000 })
}
const compared = async (page: Page) => {
  await page.locator('.compare-sides').first().waitFor({ timeout: 300_000 })
}
const checked = async (page: Page) => {
  await page.locator('.doubts').first().waitFor({ timeout: 60_000 })
}
const checkProof = async (page: Page) => {
  await page
    .getByRole('link', { name: /Check proof/ })
    .first()
    .click()
  await page.locator('#result').waitFor()
}

const shots: readonly Shot[] = [
  { name: 'home', role: 'headteacher', look: desk, path: '/' },
  { name: 'held-message', role: 'deputy-headteacher', look: desk, path: '/mail', act: openFirst, full: true },
  { name: 'review', role: 'deputy-headteacher', look: desk, path: '/mail/review', act: readFirst },
  { name: 'review-phone', role: 'deputy-headteacher', look: phone, path: '/mail/review', act: readFirst },
  { name: 'health', role: 'network-manager', look: desk, path: '/mail/health' },
  { name: 'where-is-my-mail', role: 'teacher', look: desk, path: '/mail/mine' },
  { name: 'policy', role: 'headteacher', look: desk, path: '/policy', full: true },
  { name: 'clause-found', role: 'headteacher', look: desk, path: '/policy', act: hear },
  { name: 'clause', role: 'headteacher', look: desk, path: '/policy', act: openDecision, full: true },
  { name: 'clause-phone', role: 'headteacher', look: phone, path: '/policy', act: openDecision },
  { name: 'doubts', role: 'headteacher', look: desk, path: '/policy/check', act: checked },
  { name: 'compare', role: 'headteacher', look: desk, path: '/policy/compare/all-saints..crowlees', act: compared },
  {
    name: 'compare-phone',
    role: 'headteacher',
    look: phone,
    path: '/policy/compare/all-saints..crowlees',
    act: compared,
  },
  { name: 'clause-400-percent', role: 'headteacher', look: magnified, path: '/policy', act: openDecision },
  { name: 'policy-dark', role: 'headteacher', look: dark, path: '/policy' },
  { name: 'may-i', role: 'teacher', look: desk, path: '/may-i/mail.submit', act: askWeekend, full: true },
  { name: 'proof', role: 'headteacher', look: dark, path: '/ledger', act: checkProof },
  { name: 'held-message-phone', role: 'deputy-headteacher', look: phone, path: '/mail', act: openFirst },
  { name: 'home-400-percent', role: 'headteacher', look: magnified, path: '/' },
]

/** One picture in a window of its own, signed in as the first of the demo's people with that role. */
async function take(browser: Browser, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    reducedMotion: 'reduce',
    ...shot.look,
  })
  try {
    const page = await context.newPage()
    await signIn(page, shot.role)
    await page.goto(shot.path)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.locator('.loading').waitFor({ state: 'detached' })
    await shot.act?.(page)
    await page.locator('.loading').waitFor({ state: 'detached' })
    await page.screenshot({ path: join(into, `${shot.name}.png`), fullPage: shot.full ?? false })
    console.log(`${shot.name}.png`)
  } finally {
    await context.close()
  }
}

async function signIn(page: Page, role: string): Promise<void> {
  await page.goto('/')
  const answer = await page.request.get('/api/people/demo')
  if (!answer.ok()) throw new Error(`\`${url}\` does not run the demo`)
  const { schools } = (await answer.json()) as {
    schools: readonly { people: readonly { name: string; roles: readonly string[] }[] }[]
  }
  const person = schools[0]?.people.find((one) => one.roles.includes(role))
  if (!person) throw new Error(`nobody in the demo is \`${role}\``)
  await page.getByRole('button', { name: person.name }).click()
  await page.getByRole('heading', { level: 1, name: 'What needs you' }).waitFor()
}

async function main(): Promise<number> {
  try {
    await fetch(`${url}/api/session`)
  } catch {
    console.error(`nothing answers at \`${url}\`: run \`npm start\` in another window first, or set BEADLE_URL`)
    return 1
  }
  await using opened = await openBrowser()
  if (!opened) {
    console.error(NO_BROWSER)
    return 1
  }
  mkdirSync(into, { recursive: true })
  for (const shot of shots) await take(opened.browser, shot)
  return 0
}

process.exitCode = await main()
