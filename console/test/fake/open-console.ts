import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from '../../../scripts/browser.ts'
import { NOW } from './cast.ts'
import { type FakeServer, startFakeServer } from './server.ts'

/** A built console over a pretend server, in a browser. */
export type OpenConsole = AsyncDisposable & {
  readonly server: FakeServer
  /** A fresh window at the instant of the pretend school; the page's own errors and refused resources are kept in `errors`. */
  page(options?: BrowserContextOptions): Promise<{ readonly page: Page; readonly errors: string[] }>
}

/** Builds the console with its examples into a directory of its own and opens it; undefined when there is no browser. */
export async function openConsole(): Promise<OpenConsole | undefined> {
  const opened = await openBrowser()
  if (!opened) return undefined
  const dist = mkdtempSync(join(tmpdir(), 'beadle-console-'))
  await buildInto(dist)
  const server = await startFakeServer(dist)
  return {
    server,
    async page(options = {}) {
      const context = await opened.browser.newContext({ timezoneId: 'Europe/London', locale: 'en-GB', ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(10_000)
      await page.clock.setFixedTime(NOW)
      const errors: string[] = []
      page.on('pageerror', (error) => errors.push(String(error)))
      page.on('console', (message) => {
        // Chromium logs every answer from 400 as an error of its own; those are the tests' doing.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          errors.push(message.text())
      })
      return { page, errors }
    },
    async [Symbol.asyncDispose]() {
      await opened[Symbol.asyncDispose]()
      await server[Symbol.asyncDispose]()
      rmSync(dist, { recursive: true, force: true })
    },
  }
}

/** Builds the console with its examples into a directory. */
export async function buildInto(dist: string): Promise<void> {
  process.env.BEADLE_CONSOLE_EXAMPLES = '1'
  const { build } = await import('vite')
  await build({
    root: join(import.meta.dirname, '../..'),
    logLevel: 'warn',
    build: { outDir: dist, emptyOutDir: true },
  })
}
