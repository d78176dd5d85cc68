import assert from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readConfig } from '../../../src/config/index.ts'
import type { Gateway } from '../../../src/gateways/smtp/index.ts'
import { openMailGateway } from '../../../src/mail-gateway.ts'
import type { Dns } from '../../../src/platform/mail-authentication/index.ts'
import { type MailSchool, openSchool } from '../../journeys/open-gateway.ts'
import { freePort, openDirectory, type TestScope } from '../running-server.ts'

const manuals = join(import.meta.dirname, '../../../../docs/operating')

/** What stands in the manual in place of what a test has: paths, ports, addresses. Every one must occur there. */
export type InPlaceOf = Readonly<Record<string, string>>

/**
 * The files of a recipe, as the manual prints them: a line that begins with the path in backticks, then a fenced block. What the
 * manual says is what is run, so that it cannot rot.
 */
export class Recipe {
  readonly directory: string
  readonly #blocks: ReadonlyMap<string, string>
  readonly #used = new Set<string>()
  readonly #stops: (() => Promise<void>)[] = []
  #inPlaceOf: InPlaceOf = {}

  constructor(t: TestScope, manual: string) {
    this.directory = openDirectory(t, manual, async () => {
      for (const stop of this.#stops) await stop()
    })
    const text = readFileSync(join(manuals, `${manual}.md`), 'utf8')
    const found = [...text.matchAll(/^`(\/[^`\n]+)`(?:(?!```)[\s\S])*?\n```[a-z]*\n([\s\S]*?)^```$/gm)]
    this.#blocks = new Map(found.map(([, path = '', block = '']) => [path, block]))
  }

  /** Says what stands for what from now on. */
  replace(inPlaceOf: InPlaceOf): void {
    this.#inPlaceOf = { ...this.#inPlaceOf, ...inPlaceOf }
  }

  /** What writes here is stopped before the files go, which it may need for stopping. */
  stopsBy(stop: () => Promise<void>): void {
    this.#stops.unshift(stop)
  }

  /** A path of this test's own, with its folder. */
  place(name: string): string {
    const path = join(this.directory, name)
    mkdirSync(dirname(path), { recursive: true })
    return path
  }

  /** What the manual prints for a file, with what the test has in its place. */
  text(path: string): string {
    const block = this.#blocks.get(path)
    assert.ok(block !== undefined, `the manual prints no \`${path}\``)
    let text = block
    // The longest first: a path before a part of it.
    for (const [printed, own] of Object.entries(this.#inPlaceOf).toSorted(([a], [b]) => b.length - a.length)) {
      if (text.includes(printed)) this.#used.add(printed)
      text = text.replaceAll(printed, own)
    }
    return text
  }

  /** Writes a file of the manual into the test's directory, under its own name; gives the path. */
  write(path: string, more = ''): string {
    const own = this.place(path.split('/').slice(2).join('/'))
    writeFileSync(own, this.text(path) + more)
    return own
  }

  /** The test has said nothing of what the manual no longer prints. */
  allReplaced(): void {
    const unused = Object.keys(this.#inPlaceOf).filter((printed) => !this.#used.has(printed))
    assert.deepEqual(unused, [], 'the manual does not print these')
  }
}

export type ModeSchool = {
  readonly school: MailSchool
  readonly gateway: Gateway
  readonly submission: number
  readonly relay: number
}

/**
 * A school with the gateway as the recipe sets it up: `/etc/beadle/beadle.env` with the tables that it names. Ports are free ones
 * in place of 587 and 25.
 */
export async function openByRecipe(
  t: TestScope,
  recipe: Recipe,
  more: { readonly senderDns?: Dns } = {},
): Promise<ModeSchool> {
  const submission = await freePort()
  const relay = await freePort()
  recipe.replace({ '/etc/beadle/': `${recipe.place('beadle/')}/` })
  const file = recipe.place('beadle/beadle.env')
  const text = recipe
    .text('/etc/beadle/beadle.env')
    .replace(/^(BEADLE_SMTP_HOST=).*$/m, '$1127.0.0.1')
    .replace(/^(BEADLE_SUBMISSION_PORT=).*$/m, `$1${submission}`)
    .replace(/^(BEADLE_SUBMISSIONS_PORT=).*$/m, `$1${await freePort()}`)
    .replace(/^(BEADLE_RELAY_PORT=).*$/m, `$1${relay}`)
  assert.ok(text.includes(`BEADLE_RELAY_PORT=${relay}`), 'the manual names no port for mail servers')
  writeFileSync(
    file,
    text.includes('BEADLE_SUBMISSION_PORT') ? text : `${text}\nBEADLE_SUBMISSION_PORT=${submission}\n`,
  )
  const config = readConfig({ BEADLE_CONFIG: file, BEADLE_DATA: recipe.place('data/') }, recipe.directory)
  const school = await openSchool(t, {
    at: '2026-11-18T10:15:00Z',
    gateway: false,
    settings: { loopField: config.smtp.loopField, hostname: config.smtp.name },
  })
  const gateway = await openMailGateway(config, school.parts, more)
  t.after(() => gateway[Symbol.asyncDispose]())
  return { school, gateway, submission, relay }
}
