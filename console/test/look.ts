/** Takes a picture of every page against the pretend server: `node console/test/look.ts DIR [name…]`. For the eye, not for a test. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openConsole } from './fake/open-console.ts'
import { pages, sizes } from './pages.ts'

const [dir = '/tmp/beadle-look', ...only] = process.argv.slice(2)
mkdirSync(dir, { recursive: true })
await using opened = await openConsole()
if (opened) {
  for (const [size, viewport] of Object.entries(sizes)) {
    for (const colorScheme of ['light', 'dark'] as const) {
      if (only.length && !only.includes(`${size}-${colorScheme}`)) continue
      const { page, errors } = await opened.page({ viewport, colorScheme, reducedMotion: 'reduce' })
      for (const one of pages) {
        opened.server.signIn(one.who)
        await page.goto(`${opened.server.url}${one.path}`)
        await page.getByRole('heading', { level: 1, name: one.heading }).waitFor()
        await page.locator('.loading').waitFor({ state: 'detached' })
        await one.act?.(page)
        await page.screenshot({ path: join(dir, `${one.name}-${size}-${colorScheme}.png`), fullPage: true })
      }
      if (errors.length) console.error(size, colorScheme, errors)
      await page.context().close()
    }
  }
} else console.error('no browser')
