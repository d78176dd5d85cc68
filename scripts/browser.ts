/** Finds a Chromium to drive and starts it: for the console's tests and for the screenshots. */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import { type Browser, chromium } from 'playwright-core'

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--hide-scrollbars',
]

const PACKED = join(import.meta.dirname, '../node_modules/@sparticuz/chromium/bin')

type Found = { readonly executable: string; readonly env: Readonly<Record<string, string>> }

/** Where a browser is: `BEADLE_CHROMIUM`, Debian's, else the one packed in @sparticuz/chromium, unpacked into `into`. Undefined when there is none. */
async function findChromium(into: string): Promise<Found | undefined> {
  for (const executable of [process.env.BEADLE_CHROMIUM, '/usr/bin/chromium'])
    if (executable && existsSync(executable)) return { executable, env: {} }
  return unpackChromium(into)
}

// The package unpacks into the temporary directory it finds when it is loaded, and brings the libraries a bare machine lacks.
async function unpackChromium(into: string): Promise<Found | undefined> {
  const before = process.env.TMPDIR
  process.env.TMPDIR = into
  try {
    const packed = await import('@sparticuz/chromium')
    const executable = await packed.default.executablePath()
    const libraries = brotliDecompressSync(readFileSync(join(PACKED, 'al2023.tar.br')))
    execFileSync('tar', ['-x', '-C', into], { input: libraries })
    return existsSync(executable) ? { executable, env: { LD_LIBRARY_PATH: join(into, 'al2023/lib') } } : undefined
  } catch {
    return undefined
  } finally {
    if (before === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = before
  }
}

/** A running browser; disposing it ends it and removes what it wrote. */
export type OpenBrowser = AsyncDisposable & { readonly browser: Browser }

/** Starts a browser with a profile of its own, or answers undefined when none is found, so that a caller can say what is missing. */
export async function openBrowser(): Promise<OpenBrowser | undefined> {
  const home = mkdtempSync(join(tmpdir(), 'beadle-browser-'))
  const found = await findChromium(home)
  if (!found) {
    rmSync(home, { recursive: true, force: true })
    return undefined
  }
  const browser = await chromium.launch({
    executablePath: found.executable,
    args: FLAGS,
    env: { ...stringsOf(process.env), ...found.env, TMPDIR: home, HOME: home },
  })
  return {
    browser,
    async [Symbol.asyncDispose]() {
      await browser.close()
      rmSync(home, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** What to say when {@link openBrowser} finds nothing. */
export const NO_BROWSER = 'no Chromium: set BEADLE_CHROMIUM, or install the package chromium'

function stringsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}
