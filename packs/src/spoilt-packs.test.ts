import assert from 'node:assert/strict'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { dice, type Spoilt, spoil, wayNames } from '../test/spoil.ts'
import { formatProblem, type Problem } from './problem.ts'
import { product } from './product.ts'
import { readPack } from './read-pack.ts'
import { readScenarios } from './scenarios/read-scenarios.ts'

const policies = join(import.meta.dirname, '../../policies')
const packs = readdirSync(policies).filter((name) => existsSync(join(policies, name, 'policy.yaml')))
const isFull = process.env.BEADLE_DEPTH === 'full'
const seed = 20_261_120
/** How many spoilt files of each pack are read: 200 in all at full depth. */
const each = isFull ? 40 : 8

/** The files of a pack by their path inside it. */
function filesOf(dir: string): Map<string, string> {
  const paths = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.yaml'))
  return new Map(paths.toSorted().map((path) => [path, readFileSync(join(dir, path), 'utf8')]))
}

/** The pack with one file spoilt, in a directory of its own; all other files are those of the pack. */
function written(dir: string, files: ReadonlyMap<string, string>, { file, text }: Spoilt): string {
  const copy = mkdtempSync(join(tmpdir(), 'beadle-spoilt-'))
  for (const path of files.keys()) {
    mkdirSync(dirname(join(copy, path)), { recursive: true })
    if (path === file) writeFileSync(join(copy, path), text)
    else symlinkSync(join(dir, path), join(copy, path))
  }
  return copy
}

function problemsOf(dir: string, { file }: Spoilt): readonly Problem[] {
  const read = readPack(dir, product.controls)
  if ('problems' in read) return read.problems
  if (!file.startsWith('scenarios')) return read.pack.warnings
  const scenarios = readScenarios(dir, read.pack.version)
  return 'problems' in scenarios ? scenarios.problems : []
}

/** A message from which an author knows what to write: a nearest word, or what is allowed or missing. */
const saysWhat =
  /must (be|have|begin|match)|needs|one of|is missing|unknown member|already stands|no such day|not a |does not begin|leads nowhere|is not there|no (clause|binding|procedure|control|agreement|role|earlier scenario)|is not (known|a)/

for (const [index, name] of packs.entries()) {
  test(`${name}: ${each} spoilt files, each refused with file, line, member and what to write`, () => {
    const dir = join(policies, name)
    const files = filesOf(dir)
    const roll = dice(seed + index)
    let spoilt = 0
    for (let way = index * 7; spoilt < each; way++) {
      assert.ok(way < 5000, 'nothing left to spoil')
      const one = spoil(files, way, roll)
      if (!one) continue
      spoilt++
      const copy = written(dir, files, one)
      try {
        const errors = problemsOf(copy, one).filter(({ severity }) => severity === 'error')
        const told = `${one.way} at ${one.file}:${one.line}, way ${way % wayNames.length}\n${errors.map(formatProblem).join('\n')}`
        assert.ok(errors.length > 0, `not refused: ${told}`)
        const here = errors.find(({ file, line }) => file === join(copy, one.file) && isNear(one, line))
        assert.ok(here, `not told where: ${told}`)
        assert.match(here.member, one.member, told)
        assert.ok(here.code === 'pack.syntax' || here.nearest || saysWhat.test(here.message), `not told what: ${told}`)
      } finally {
        rmSync(copy, { recursive: true })
      }
    }
  })
}

/** Where a bracket or a quotation is left open the parser may notice some lines later; all else is told at its line. */
function isNear({ way, line }: Spoilt, told: number): boolean {
  if (way.endsWith('left open')) return told >= line
  return way === 'member left out' || way === 'wrong mode' ? Math.abs(told - line) <= 2 : told === line
}
