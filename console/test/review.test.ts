import assert from 'node:assert/strict'
import { after, before, beforeEach, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { NO_BROWSER } from '../../scripts/browser.ts'
import { type OpenConsole, openConsole } from './fake/open-console.ts'
import { sizes } from './pages.ts'

let opened: OpenConsole | undefined
before(async () => {
  opened = await openConsole()
})
after(async () => opened?.[Symbol.asyncDispose]())
beforeEach(() => {
  opened?.server.written.splice(0)
  opened?.server.next.clear()
})

/** The queue of two hundred as its reviewer. Undefined, and the test skipped, when there is no browser. */
async function review(t: TestContext, size: keyof typeof sizes = 'desk') {
  if (!opened) {
    t.skip(NO_BROWSER)
    return undefined
  }
  opened.server.signIn('lindqvist')
  const { page } = await opened.page({ viewport: sizes[size], reducedMotion: 'reduce' })
  t.after(() => page.context().close())
  await page.goto(`${opened.server.url}/mail/review`)
  await page.getByText('200 messages').first().waitFor()
  return { page, server: opened.server }
}

const current = (page: Page) => page.locator('.review-open[aria-current]').locator('.review-subject').textContent()
const reading = (page: Page, name: string) =>
  page.getByRole('region', { name: 'Being read' }).getByRole('heading', { name, exact: true }).waitFor()

test('two hundred are got through by keyboard: read, decide, the next is there, take it back', async (t) => {
  const at = await review(t)
  if (!at) return
  const { page, server } = at
  await page.keyboard.press('j')
  await reading(page, 'Assessment figures (1)')
  await page.locator('.review-phrases mark').getByText('utter idiot').waitFor()
  await page.keyboard.press('j')
  await reading(page, 'Visit to the museum (2)')
  await page.keyboard.press('k')
  await page.keyboard.press('w')
  const field = page.getByLabel('Your reason')
  assert.match(await field.inputValue(), /other words/)
  await field.fill('Say it without the insult')
  await page.keyboard.press('Control+Enter')
  await reading(page, 'Visit to the museum (2)')
  await page.getByText('Decided. Here is the next.').waitFor()
  assert.deepEqual(server.written, [
    {
      path: '/api/mail/held/many-0/act',
      body: { outcome: 'refuse', reason: 'Say it without the insult', undoable: true },
    },
  ])
  // The one decided keeps its place, and the keys go on from the next.
  assert.equal(await current(page), 'Visit to the museum (2)')
  await page.keyboard.press('u')
  await page.getByText('Taken back. It waits as before.').waitFor()
  assert.deepEqual(server.written.at(-1), { path: '/api/mail/held/undo', body: { ids: ['many-0'] } })
})

test('a release keeps the usual reason, and says that it was a false alarm', async (t) => {
  const at = await review(t)
  if (!at) return
  const { page, server } = at
  await page.keyboard.press('j')
  await reading(page, 'Assessment figures (1)')
  await page.keyboard.press('r')
  await page.getByRole('checkbox', { name: /false alarm/ }).check()
  await page.getByRole('button', { name: 'Release message' }).press('Enter')
  await reading(page, 'Visit to the museum (2)')
  assert.deepEqual(
    server.written.map(({ body }) => body),
    [{ outcome: 'release', reason: 'I have read it, and it may go.', falseAlarm: true, undoable: true }],
  )
})

test('several are ticked and decided with one reason; without one it says so', async (t) => {
  const at = await review(t)
  if (!at) return
  const { page, server } = at
  await page.getByRole('checkbox', { name: 'Tick: Visit to the museum (2)' }).check()
  await page.getByRole('checkbox', { name: 'Tick: Cover for lesson 3 (4)' }).check()
  assert.equal(await page.getByRole('checkbox', { name: 'Tick: Assessment figures (1)' }).count(), 0)
  await page.getByRole('button', { name: 'Release 2' }).press('Enter')
  await page.getByRole('alert').waitFor()
  await page.getByLabel('Your reason').fill('Both are known')
  await page.getByRole('button', { name: 'Release 2' }).press('Enter')
  await page.getByText('2 messages were decided.').waitFor()
  await page.getByRole('button', { name: 'Take it back' }).press('Enter')
  await page.getByText('Taken back. It waits as before.').waitFor()
  assert.deepEqual(server.written, [
    {
      path: '/api/mail/held/batch',
      body: { ids: ['many-1', 'many-3'], outcome: 'release', reason: 'Both are known', undoable: true },
    },
    { path: '/api/mail/held/undo', body: { ids: ['many-1', 'many-3'] } },
  ])
})

test('what is typed is never taken for a command, and single keys can be switched off', async (t) => {
  const at = await review(t)
  if (!at) return
  const { page } = at
  await page.getByLabel('Subject, sender or recipient').pressSequentially('coach')
  await page.getByText('40 messages').waitFor()
  assert.equal(await page.locator('.review-open[aria-current]').count(), 0)
  await page.getByText('Keys', { exact: true }).click()
  await page.getByRole('checkbox', { name: 'Single keys work on this page' }).uncheck()
  await page.locator('h1').focus()
  await page.keyboard.press('j')
  assert.equal(await page.locator('.review-open[aria-current]').count(), 0)
})

test('on a phone the queue and the message take turns, by buttons', async (t) => {
  const at = await review(t, 'phone')
  if (!at) return
  const { page } = at
  await page.getByRole('button', { name: /Assessment figures \(1\)/ }).click()
  await reading(page, 'Assessment figures (1)')
  assert.equal(await page.locator('.review-list').isVisible(), false)
  await page.getByRole('button', { name: 'Next', exact: true }).click()
  await reading(page, 'Visit to the museum (2)')
  await page.getByRole('button', { name: 'Back to the list' }).click()
  await page.locator('#row-many-1').waitFor()
  assert.equal(await page.evaluate(() => document.activeElement?.id), 'row-many-1')
})
