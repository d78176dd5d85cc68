import type { Page } from 'playwright-core'
import type { people } from './fake/cast.ts'

/** Every page of the console, as whom it is looked at, and what brings it into the state to be looked at. */
export type Shown = {
  readonly name: string
  readonly path: string
  readonly who: keyof typeof people | null
  readonly heading: string | RegExp
  readonly act?: (page: Page) => Promise<void>
}

export const sizes = {
  desk: { width: 1280, height: 900 },
  phone: { width: 390, height: 844 },
  // 1280 px at 400 %: WCAG 2.2, 1.4.10.
  narrow: { width: 320, height: 256 },
} as const

export const pages: readonly Shown[] = [
  {
    name: 'sign-in',
    path: '/',
    who: null,
    heading: 'Sign in',
    act: async (page) => page.getByText('Mr Ahmed').waitFor(),
  },
  { name: 'home', path: '/', who: 'okafor', heading: 'What needs you' },
  { name: 'home-empty', path: '/', who: 'mia', heading: 'What needs you' },
  { name: 'held', path: '/mail', who: 'okafor', heading: 'Held mail' },
  { name: 'held-message', path: '/mail/held/h1', who: 'okafor', heading: 'Assessment figures' },
  { name: 'held-external', path: '/mail/held/h2', who: 'okafor', heading: /science museum/ },
  { name: 'held-mine', path: '/mail/held/h3', who: 'ahmed', heading: 'Minutes of Thursday' },
  { name: 'held-personal', path: '/mail/held/h4', who: 'okafor', heading: 'Marked personal' },
  {
    name: 'held-refuse',
    path: '/mail/held/h1',
    who: 'okafor',
    heading: 'Assessment figures',
    act: async (page) => {
      await page.getByRole('button', { name: 'Refuse message' }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'review', path: '/mail/review', who: 'okafor', heading: 'Review held mail' },
  {
    name: 'review-reading',
    path: '/mail/review#h1',
    who: 'okafor',
    heading: 'Review held mail',
    act: async (page) => page.locator('.review-phrases').waitFor(),
  },
  {
    name: 'review-deciding',
    path: '/mail/review#h2',
    who: 'okafor',
    heading: 'Review held mail',
    act: async (page) => {
      await page.getByRole('button', { name: 'Ask for other words…' }).click()
      await page.getByLabel('Your reason').waitFor()
    },
  },
  {
    name: 'review-several',
    path: '/mail/review',
    who: 'okafor',
    heading: 'Review held mail',
    act: async (page) => {
      await page.getByLabel('Put together by').selectOption('sender')
      await page.getByRole('checkbox', { name: /Tick: Visit to the science museum/ }).check()
      await page.getByRole('button', { name: 'Release 1' }).waitFor()
    },
  },
  { name: 'health', path: '/mail/health', who: 'okafor', heading: 'Health of the gateway' },
  { name: 'measurement', path: '/mail/measurement', who: 'okafor', heading: 'Measured at this school' },
  { name: 'mine', path: '/mail/mine', who: 'ahmed', heading: 'Where is my mail?' },
  { name: 'own-mail', path: '/mail/own', who: 'ahmed', heading: 'My mail' },
  { name: 'own-mail-none', path: '/mail/own', who: 'mia', heading: 'My mail' },
  { name: 'own-message', path: '/mail/own/own-1', who: 'ahmed', heading: 'Homework for Thursday' },
  { name: 'received', path: '/mail/received', who: 'ahmed', heading: 'Mail received' },
  { name: 'received-none', path: '/mail/received', who: 'mia', heading: 'Mail received' },
  { name: 'agreed', path: '/mail/agreed', who: 'ahmed', heading: 'What is agreed' },
  { name: 'queue', path: '/mail/queue', who: 'okafor', heading: 'Mail waiting to go' },
  {
    name: 'queue-destination',
    path: '/mail/queue/mx%3Amuseum.example',
    who: 'okafor',
    heading: 'Mail servers of museum.example',
    act: async (page) => {
      await page.getByText('Attempts and addresses').first().click()
      await page.getByRole('button', { name: 'Show addresses' }).click()
      await page.getByLabel('Why do you need to see whose it is?').fill('The museum rang: nothing arrives.')
      await page.getByRole('button', { name: 'Show addresses' }).click()
      await page.getByText('shop@museum.example').waitFor()
    },
  },
  {
    name: 'queue-give-up',
    path: '/mail/queue',
    who: 'okafor',
    heading: 'Mail waiting to go',
    act: async (page) => {
      await page.getByRole('button', { name: /Give up: Mail servers/ }).click()
      await page.getByLabel('Why is it given up?').waitFor()
    },
  },
  { name: 'from-parent', path: '/mail/messages/m7', who: 'ahmed', heading: 'Mia’s glasses' },
  {
    name: 'from-parent-asked',
    path: '/mail/messages/m7',
    who: 'ahmed',
    heading: 'Mia’s glasses',
    act: async (page) => {
      await page.getByRole('button', { name: 'Ask the sender' }).click()
      await page.getByRole('button', { name: 'Agree direct mail' }).click()
      await page.getByText('You have agreed direct mail').waitFor()
    },
  },
  { name: 'message', path: '/mail/messages/m3', who: 'okafor', heading: 'Minutes of Thursday' },
  { name: 'policy', path: '/policy', who: 'okafor', heading: 'Digital Communications Policy' },
  {
    name: 'policy-found',
    path: '/policy',
    who: 'okafor',
    heading: 'Digital Communications Policy',
    act: async (page) => {
      await page.getByRole('checkbox', { name: /silent/ }).check()
      await page.getByLabel('Find a clause').fill('etiquette')
    },
  },
  {
    name: 'clause-opened',
    path: '/policy/clauses/hillcrest.3.2.4',
    who: 'okafor',
    heading: /3\.2 Staff e-mail, point 4/,
    act: async (page) => {
      await page
        .getByRole('button', { name: /^Open decision/ })
        .first()
        .click()
      await page.getByText('Whose act').waitFor()
    },
  },
  { name: 'clause-duty', path: '/policy/clauses/hillcrest.2.1', who: 'okafor', heading: /2 Safe access, point 1/ },
  { name: 'check', path: '/policy/check', who: 'okafor', heading: 'Doubts about the policy' },
  { name: 'compare', path: '/policy/compare', who: 'okafor', heading: 'Two policies side by side' },
  {
    name: 'compared',
    path: '/policy/compare/hillcrest..dale',
    who: 'okafor',
    heading: 'Two policies side by side',
    act: async (page) => page.getByRole('heading', { name: 'Acts they answer differently' }).waitFor(),
  },
  { name: 'clause', path: '/policy/clauses/hillcrest.3.2.4', who: 'okafor', heading: /3\.2 Staff e-mail, point 4/ },
  { name: 'may-i', path: '/may-i', who: 'ahmed', heading: 'May I…?' },
  {
    name: 'ask',
    path: '/may-i/mail.submit',
    who: 'okafor',
    heading: 'Send a message',
    act: async (page) => {
      await page.getByLabel('Address').fill('jones@school.example')
      await page.getByLabel('Subject line').fill('Minutes')
      await page.getByLabel('Words').fill('Dear Mr Jones, here are the minutes.')
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.getByRole('heading', { name: /would wait/ }).waitFor()
    },
  },
  {
    name: 'ask-wrong',
    path: '/may-i/web.request',
    who: 'ahmed',
    heading: 'Visit a website',
    act: async (page) => {
      await page.getByRole('button', { name: 'Ask', exact: true }).click()
      await page.getByRole('alert').waitFor()
    },
  },
  { name: 'ledger', path: '/ledger', who: 'okafor', heading: 'Ledger' },
  {
    name: 'proof',
    path: '/ledger/e12',
    who: 'okafor',
    heading: 'Proof of entry 1',
    act: async (page) => page.getByText('The proof holds').waitFor(),
  },
  { name: 'gone', path: '/mail/held/none', who: 'okafor', heading: 'Held message' },
  { name: 'not-found', path: '/nowhere', who: 'okafor', heading: 'There is no such page' },
]
