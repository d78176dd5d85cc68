import assert from 'node:assert/strict'
import test from 'node:test'
import { NO_BROWSER, openBrowser } from '../../scripts/browser.ts'
import { page } from '../../server/src/modules/mail/plain-page.ts'
import { assertAccessible } from './check-page.ts'

/** What notices and linked files put on their pages. */
const inside = [
  `<h1>${'a-file-whose-name-never-breaks-'.repeat(4)}.pdf</h1>`,
  '<p>Kept until Friday. <a href="/mail">Sign in</a> and come back.</p>',
  '<div role="alert" class="wrong"><p>This is not the code.</p></div>',
  '<form method="post" action="/f/x"><label for="code">Code</label><input id="code" name="code"><button>Get the file</button></form>',
]

test('pages for those who are not signed in can be read by everybody, large and small, light and dark', async (t) => {
  await using opened = await openBrowser()
  if (!opened) return t.skip(NO_BROWSER)
  const { body } = page('A file', inside)
  for (const width of [1280, 390, 320]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await opened.browser.newContext({ viewport: { width, height: 640 }, colorScheme })
      const shown = await context.newPage()
      await shown.setContent(String(body))
      await assertAccessible(shown, `${width} ${colorScheme}`)
      const wide = await shown.evaluate('document.documentElement.scrollWidth')
      assert.ok(Number(wide) <= width, `${wide} px in a window of ${width} px`)
      await context.close()
    }
  }
})
