/**
 * RE2 (C++) by its npm package, in the older Node that it builds for: fetched and built once into a folder of its own, and
 * run as a child, so that it is measured beside us and never a part of us.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const version = '1.22.1'

/** What a run found: how many matches, a digest of their places, and seconds for the best of some turns. */
export type Run = { readonly matches: number; readonly digest: string; readonly seconds: number }

/** Finds the terms in the text, both files, and says how long it took. Undefined where RE2 cannot be had. */
export function runRe2(home: string, files: { readonly terms: string; readonly text: string }): Run | undefined {
  const node = olderNode()
  if (!node) return undefined
  const folder = join(home, 're2-package')
  try {
    if (!existsSync(join(folder, 'node_modules/re2/build/Release/re2.node'))) fetch(folder, node)
    writeFileSync(join(folder, 'run.cjs'), program)
    const said = execFileSync(node, [join(folder, 'run.cjs'), files.terms, files.text], {
      cwd: folder,
      timeout: 120_000,
    })
    return JSON.parse(said.toString())
  } catch {
    return undefined
  }
}

function fetch(folder: string, node: string) {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'package.json'), '{ "private": true }\n')
  const path = [join(node, '..'), process.env.PATH].join(delimiter)
  const how = ['install', '--no-audit', '--no-fund', '--foreground-scripts', `re2@${version}`]
  execFileSync('npm', how, { cwd: folder, stdio: 'ignore', timeout: 900_000, env: { ...process.env, PATH: path } })
}

/** The first Node on the path that is not this one, or BEADLE_PEER_NODE. */
function olderNode(): string | undefined {
  const found = [
    process.env.BEADLE_PEER_NODE,
    ...(process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, 'node')),
  ]
  return found.find((path) => path && existsSync(path) && !isThis(path))
}

function isThis(path: string): boolean {
  return execFileSync(path, ['--version']).toString().trim() === process.version
}

// One expression of all terms, the longest first, so that at each place the longest is found, as by us. No term holds a line
// end, so the text is given in blocks of lines: over a long buffer the package counts offsets from its head for every match.
const program = `
const { readFileSync } = require('node:fs')
const { createHash } = require('node:crypto')
const RE2 = require('re2')
const terms = readFileSync(process.argv[2], 'utf8').split('\\n').filter(Boolean)
const text = readFileSync(process.argv[3])
const all = new RE2(terms.map((term) => term.replace(/[.*+?^$\{}()|[\\]\\\\]/g, '\\\\$&')).join('|'), 'gi')
const blocks = []
for (let from = 0; from < text.length; ) {
  const feed = text.indexOf(10, Math.min(text.length, from + 16384))
  const to = feed < 0 ? text.length : feed + 1
  blocks.push([from, text.subarray(from, to)])
  from = to
}
let best = Infinity
let found
for (let turn = 0; turn < 2; turn++) {
  const places = []
  const start = process.hrtime.bigint()
  for (const [from, block] of blocks) {
    all.lastIndex = 0
    for (let one = all.exec(block); one; one = all.exec(block)) places.push(from + one.index, from + one.index + one[0].length)
  }
  best = Math.min(best, Number(process.hrtime.bigint() - start) / 1e9)
  found = places
}
const digest = createHash('sha256').update(found.join(' ')).digest('hex')
console.log(JSON.stringify({ matches: found.length / 2, digest, seconds: best }))
`
