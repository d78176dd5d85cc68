import assert from 'node:assert/strict'
import { after, before, beforeEach, type TestContext, test } from 'node:test'
import type { Page } from 'playwright-core'
import { NO_BROWSER } from '../../scripts/browser.ts'
import type { people } from './fake/cast.ts'
import { type OpenConsole, openConsole } from './fake/open-console.ts'
import { refusal } from './fake/server.ts'
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

/** A window on one page as one of the cast. Undefined, and the test skipped, when there is no browser. */
async function walk(t: TestContext, who: keyof typeof people | null, path: string) {
  if (!opened) {
    t.skip(NO_BROWSER)
    return undefined
  }
  opened.server.signIn(who)
  const { page } = await opened.page({ viewport: sizes.desk, reducedMotion: 'reduce' })
  t.after(() => page.context().close())
  await page.goto(`${opened.server.url}${path}`)
  await page.getByRole('heading', { level: 1 }).waitFor()
  return { page, server: opened.server }
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '')
const tag = (page: Page) => page.evaluate(() => document.activeElement?.tagName)

test('the first stop skips to the page', async (t) => {
  const at = await walk(t, 'okafor', '/')
  if (!at) return
  await at.page.keyboard.press('Tab')
  assert.equal(await focused(at.page), 'Skip to the page')
  await at.page.keyboard.press('Enter')
  assert.equal(await at.page.evaluate(() => document.activeElement?.id), 'main')
})

test('another page takes focus at its heading, and its area is the current one', async (t) => {
  const at = await walk(t, 'okafor', '/')
  if (!at) return
  await at.page.getByRole('link', { name: 'Mail', exact: true }).press('Enter')
  await at.page.getByRole('heading', { level: 1, name: 'Held mail' }).waitFor()
  assert.equal(await focused(at.page), 'Held mail')
  assert.equal(await at.page.locator('.areas [aria-current]').textContent(), 'Mail')
  assert.match(await at.page.title(), /^Held mail/)
})

test('one of the demo’s people signs in by one key and lands where they were going', async (t) => {
  const at = await walk(t, null, '/mail/mine')
  if (!at) return
  await at.page.getByRole('button', { name: /Mr Ahmed/ }).press('Enter')
  await at.page.getByRole('heading', { level: 1, name: 'Where is my mail?' }).waitFor()
})

test('a wrong password is said beside the field and in a summary that takes focus', async (t) => {
  const at = await walk(t, null, '/')
  if (!at) return
  const { page } = at
  await page.getByText('Sign in by password instead').click()
  await page.getByRole('button', { name: 'Sign in' }).press('Enter')
  assert.match(await focused(page), /There are 2 problems/)
  await page.getByRole('link', { name: 'Enter your login' }).press('Enter')
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute('autocomplete')), 'username')
  await page.keyboard.type('ahmed')
  await page.getByLabel('Password').fill('wrong')
  await page.keyboard.press('Enter')
  await page.getByRole('alert').getByText('do not belong together').waitFor()
  await page.getByLabel('Password').fill('right')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'What needs you' }).waitFor()
})

test('a reviewer refuses a message by keyboard, and cannot without a reason', async (t) => {
  const at = await walk(t, 'okafor', '/mail/held/h1')
  if (!at) return
  const { page, server } = at
  await page.getByRole('button', { name: 'Refuse message' }).press('Enter')
  assert.match(await focused(page), /There is a problem/)
  assert.deepEqual(server.written, [])
  await page.getByRole('link', { name: 'Give a reason' }).press('Enter')
  assert.equal(await tag(page), 'TEXTAREA')
  await page.keyboard.type('Say it without the insult')
  await page.getByRole('button', { name: 'Refuse message' }).press('Enter')
  await page.getByText('You refused it. The sender is told at').waitFor()
  assert.deepEqual(server.written, [
    { path: '/api/mail/held/h1/act', body: { outcome: 'refuse', reason: 'Say it without the insult', undoable: true } },
  ])
})

test('releasing can make the correspondence standing', async (t) => {
  const at = await walk(t, 'okafor', '/mail/held/h2')
  if (!at) return
  await at.page.getByLabel('Your reason').fill('A yearly visit')
  await at.page.getByRole('checkbox', { name: /Also allow/ }).check()
  await at.page.getByRole('button', { name: 'Release message' }).press('Enter')
  await at.page.getByText('You released it. It goes at').waitFor()
  await at.page.getByRole('button', { name: 'Take it back' }).waitFor()
  assert.deepEqual(
    at.server.written.map((one) => one.body),
    [{ outcome: 'release', reason: 'A yearly visit', standing: true, undoable: true }],
  )
})

test('a sender says why it is urgent; leaving it is offered first', async (t) => {
  const at = await walk(t, 'ahmed', '/mail/held/h3')
  if (!at) return
  await at.page.getByText('There is nothing you need to do.').first().waitFor()
  await at.page.getByRole('button', { name: 'It is urgent because…' }).press('Enter')
  await at.page.keyboard.type('The boiler has failed')
  await at.page.getByRole('button', { name: 'Send as urgent' }).press('Enter')
  await at.page.getByText('Sent as urgent.').waitFor()
  assert.deepEqual(
    at.server.written.map((one) => one.body),
    [{ outcome: 'urgent', reason: 'The boiler has failed' }],
  )
})

test('a teacher sees what would be sent to a parent, picks the words, and sends it once', async (t) => {
  const at = await walk(t, 'ahmed', '/mail/received')
  if (!at) return
  const { page, server } = at
  await page
    .getByRole('region', { name: /Noted by the policy/ })
    .getByRole('link', { name: 'Mia’s glasses' })
    .press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Mia’s glasses' }).waitFor()
  await page.getByText('An answer to this reaches ahmed@school.example.').waitFor()
  assert.deepEqual(server.written, [])
  await page.getByRole('radio', { name: /telephone number/ }).check()
  await page.locator('.mail-letter').getByText('Please tell us the telephone number').waitFor()
  await page.getByRole('button', { name: 'Ask the sender' }).press('Enter')
  await page.getByText('Sent. The sender has been asked.').waitFor()
  assert.equal(await page.getByRole('button', { name: 'Ask the sender' }).count(), 0)
  assert.deepEqual(server.written, [
    { path: '/api/mail/messages/m7/return', body: { ask: 'mail.parent-should-give.telephone' } },
  ])
  await page.getByRole('link', { name: 'Mail received' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Mail received' }).waitFor()
})

test('a teacher agrees direct mail with a parent, and ends what was agreed', async (t) => {
  const at = await walk(t, 'ahmed', '/mail/messages/m7')
  if (!at) return
  const { page, server } = at
  await page.getByRole('button', { name: 'Agree direct mail' }).press('Enter')
  await page.getByText('You have agreed direct mail with Mrs Anwen Lloyd.').waitFor()
  await page.getByRole('link', { name: 'See what is agreed' }).press('Enter')
  await page.getByRole('heading', { level: 1, name: 'What is agreed' }).waitFor()
  await page.getByRole('button', { name: 'End direct mail with Mr Rhys Price' }).press('Enter')
  await page.getByText('You have agreed direct mail with no parent').waitFor()
  await page.getByRole('button', { name: 'End mail of Mr Ahmed to bookings@museum.example' }).press('Enter')
  await page.getByText('No correspondence is authorised from now on').waitFor()
  assert.deepEqual(
    server.written.map(({ path }) => path),
    ['/api/mail/messages/m7/contact', '/api/mail/contacts/parent-2', '/api/mail/authorisations/ahmed.00'],
  )
})

test('when somebody was first, it says so and loses nothing', async (t) => {
  const at = await walk(t, 'okafor', '/mail/held/h1')
  if (!at) return
  at.server.next.set('/api/mail/held/h1/act', refusal(409, 'mail.already-settled'))
  await at.page.getByLabel('Your reason').fill('Innocent')
  await at.page.getByRole('button', { name: 'Release message' }).press('Enter')
  await at.page.getByRole('alert').getByText('Somebody was first').waitFor()
})

test('a reviewer sees the pseudonym until they ask for the name, with a reason', async (t) => {
  const at = await walk(t, 'okafor', '/mail/held/h1')
  if (!at) return
  assert.equal(await at.page.getByText('Mr Ahmed').count(), 0)
  await at.page.getByRole('button', { name: 'Show who sent it…' }).press('Enter')
  await at.page.keyboard.type('To speak with them')
  await at.page.getByRole('button', { name: 'Show the name' }).press('Enter')
  await at.page.locator('.mail-meta').getByText('Mr Ahmed').waitFor()
})

test('the coverage map is one stop; arrows walk it and Enter opens the clause', async (t) => {
  const at = await walk(t, 'okafor', '/policy')
  if (!at) return
  const { page } = at
  assert.equal(await page.locator('.map-cell[tabindex="0"]').count(), 1)
  await page.locator('.map-cell').first().focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowDown')
  assert.match(
    String(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))),
    /^2 Safe access, point 2/,
  )
  assert.match(String(await page.locator('.map-peek').textContent()), /^2 Safe access, point 2/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: '2 Safe access, point 2' }).waitFor()
})

test('a binding is set to watch with a reason, and only by those who may', async (t) => {
  const path = '/policy/clauses/hillcrest.3.2.4'
  const teacher = await walk(t, 'ahmed', path)
  if (!teacher) return
  await teacher.page.getByRole('heading', { name: 'When it acted' }).waitFor()
  assert.equal(await teacher.page.getByRole('button', { name: 'Watch only' }).count(), 0)
  const head = await walk(t, 'okafor', path)
  if (!head) return
  await head.page.getByRole('button', { name: 'Watch only' }).press('Enter')
  await head.page.getByLabel('Reason').fill('Too eager in exam week')
  await head.page.getByRole('button', { name: 'Watch only' }).press('Enter')
  await head.page.getByLabel('Reason').waitFor({ state: 'detached' })
  assert.deepEqual(
    head.server.written.map((one) => one.body),
    [{ mode: 'watch', reason: 'Too eager in exam week' }],
  )
})

test('May I…? sends what was filled in, and a member the server does not like is said at its field', async (t) => {
  const at = await walk(t, 'ahmed', '/may-i/mail.submit')
  if (!at) return
  const { page, server } = at
  await page.getByLabel('Address').fill('jones@school')
  await page.getByLabel('They are').selectOption('teacher')
  await page.getByLabel('Subject line').fill('Minutes')
  await page.getByLabel('Words').fill('Dear Mr Jones')
  server.next.set(
    '/api/may-i',
    refusal(400, 'request.value', {
      member: 'resource.properties.to[0].address',
      message: '`jones@school` is not an address',
    }),
  )
  await page.getByRole('button', { name: 'Ask', exact: true }).press('Enter')
  await page
    .getByRole('alert')
    .getByRole('link', { name: /is not an address/ })
    .press('Enter')
  await page.keyboard.type('.example')
  assert.equal(await page.getByLabel('Address').inputValue(), 'jones@school.example')
  await page.getByRole('button', { name: 'Ask', exact: true }).press('Enter')
  await page.getByRole('heading', { name: 'Not yet: it would wait' }).waitFor()
  assert.match(await focused(page), /Not yet/)
  assert.deepEqual(server.written.at(-1)?.body, {
    action: 'mail.submit',
    properties: {
      from: 'ahmed@school.example',
      to: [{ address: 'jones@school.example', roles: ['teacher'] }],
      subjectLine: 'Minutes',
      text: 'Dear Mr Jones',
    },
  })
})

test('every act of the vocabulary has a form that can be opened', async (t) => {
  const at = await walk(t, 'ahmed', '/may-i')
  if (!at) return
  const links = at.page.locator('.acts-list a')
  await links.first().waitFor()
  const count = await links.count()
  assert.ok(count >= 40, `${count} acts`)
  for (let i = 0; i < count; i++) {
    await links.nth(i).click()
    await at.page.getByRole('button', { name: 'Ask', exact: true }).waitFor()
    await at.page.goBack()
  }
})

test('a proof that does not hold is said so', async (t) => {
  const at = await walk(t, 'okafor', '/ledger')
  if (!at) return
  const { proof } = await import('./fake/ledger.ts')
  at.server.next.set('/api/ledger/entries/e12/proof', {
    status: 200,
    body: { ...proof, leaf: Buffer.from('altered').toString('base64') },
  })
  await at.page
    .getByRole('link', { name: /Check proof/ })
    .first()
    .press('Enter')
  await at.page.getByText('The entry has been altered').waitFor()
})

test('signed out in the meantime, the sign-in page stands at this address and leads back here', async (t) => {
  const at = await walk(t, 'okafor', '/mail/held/h1')
  if (!at) return
  at.server.signIn(null)
  at.server.next.set('/api/mail/held/h1/act', refusal(401, 'people.signed-out'))
  await at.page.getByLabel('Your reason').fill('Innocent')
  await at.page.getByRole('button', { name: 'Release message' }).press('Enter')
  await at.page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor()
  await at.page.getByRole('button', { name: /Ms Okafor/ }).press('Enter')
  await at.page.getByRole('heading', { level: 1, name: 'Assessment figures' }).waitFor()
})

test('without a network it says so, and an answer that is not of the contract is not shown as one', async (t) => {
  const at = await walk(t, 'okafor', '/mail')
  if (!at) return
  await at.page.context().setOffline(true)
  await at.page.getByText('This device has no network').waitFor()
  await at.page.context().setOffline(false)
  await at.page.getByText('This device has no network').waitFor({ state: 'detached' })
  at.server.next.set('/api/home', { status: 200, body: { items: 'none' } })
  await at.page.getByRole('link', { name: 'Home', exact: true }).press('Enter')
  await at.page.getByRole('alert').getByText('does not understand').waitFor()
})

test('the theme and the language chosen stay chosen', async (t) => {
  const at = await walk(t, 'okafor', '/')
  if (!at) return
  const { page } = at
  await page.getByRole('button', { name: 'Dark' }).press('Enter')
  await page.getByRole('button', { name: 'Cymraeg' }).press('Enter')
  await page.reload()
  await page.getByRole('heading', { level: 1, name: 'Beth sydd eich angen chi' }).waitFor()
  assert.deepEqual(
    await page.evaluate(() => [
      document.documentElement.dataset.theme,
      document.documentElement.lang,
      getComputedStyle(document.documentElement).colorScheme,
    ]),
    ['dark', 'cy-GB', 'dark'],
  )
  await page.getByText(/has not been reviewed/).waitFor()
})

test('confirming sends only what waits for nobody else, and says so', async (t) => {
  const at = await walk(t, 'ahmed', '/mail')
  if (!at) return
  const { heldMessages } = await import('./fake/mail.ts')
  const both = { ...heldMessages.get('h2'), as: 'sender', outcomes: ['confirm', 'withdraw'], mayStand: false }
  at.server.next.set('/api/mail/held/h2', { status: 200, body: both })
  await at.page.goto(`${at.server.url}/mail/held/h2`)
  at.server.next.set('/api/mail/held/h2/act', { status: 200, body: { ...both, outcomes: ['withdraw'] } })
  await at.page.getByRole('button', { name: 'Confirm it is right' }).press('Enter')
  await at.page.getByText('It still waits for somebody else').waitFor()
})

test('a part that is no longer there is said, with a way on, and the areas stay', async (t) => {
  const at = await walk(t, 'okafor', '/')
  if (!at) return
  await at.page.route('**/policy-page-*.js', (route) => route.abort())
  await at.page.getByRole('link', { name: 'Policy', exact: true }).click()
  await at.page.getByRole('heading', { level: 1, name: 'This page could not be shown' }).waitFor()
  assert.equal(await at.page.locator('.areas a').count(), 5)
  await at.page.unroute('**/policy-page-*.js')
  await at.page.getByRole('button', { name: 'Load the page again' }).press('Enter')
  await at.page.getByRole('heading', { level: 1, name: 'Digital Communications Policy' }).waitFor()
})
