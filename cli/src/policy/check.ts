import {
  checkPack,
  type Doubt,
  formatProblem,
  openPolicy,
  PackError,
  type Policy,
  product,
  unusedControls,
} from '@beadle/packs'
import { defineCommand, type Terminal } from '../command.ts'
import { count, shortPath, wrap } from '../text.ts'
import { packDirectories, packOptions } from './opened.ts'

const headings: Readonly<Record<Doubt['kind'], string>> = {
  contradictory: 'Contradictory',
  duplicate: 'Bound twice',
  shadowed: 'Changes nothing',
  unreachable: 'Never speaks',
  unbound: 'Of class enforce, not bound',
  unmet: 'Promises nothing keeps',
  'unlike-its-variance': 'Unlike its variance',
  'unused-control': 'Controls no clause asks for',
  'outdated-law': 'Law since replaced',
  'review-overdue': 'Review',
  anomaly: 'Odd in the document itself',
  reader: 'While reading',
}

export const check = defineCommand({
  summary:
    'Reads a pack and says what is wrong or doubtful: contradictions, unreachable and duplicate bindings, unmet clauses, old law.',
  usage: ['policy check [pack | --all] [--json]'],
  options: {
    ...packOptions,
    all: { about: 'every pack under policies/, and the controls that none of them asks for' },
  },
  words: ['[pack]'],
  async run(given, terminal) {
    const checks = packDirectories(given, terminal).map((dir) => checked(dir, terminal))
    const policies = checks.flatMap((one) => ('policy' in one ? [one.policy] : []))
    const unused = given.options.all && policies.length === checks.length ? unusedControls(policies) : []
    if (given.options.json) {
      const told = checks.map(asJson)
      await terminal.out(`${JSON.stringify(given.options.all ? { packs: told, product: unused } : told[0], null, 2)}\n`)
    } else {
      for (const one of checks) {
        if ('policy' in one) await print(one.policy, one.doubts, terminal)
        else for (const problem of one.problems) await terminal.out(`${problem}\n`)
      }
      if (unused.length) await terminal.out('\n')
      await printDoubts(unused, '', terminal)
    }
    const isWrong = checks.some((one) => 'problems' in one || one.doubts.some(({ severity }) => severity === 'error'))
    return isWrong ? 1 : 0
  },
})

type Checked =
  | { readonly policy: Policy; readonly doubts: readonly Doubt[] }
  | { readonly problems: readonly string[]; readonly found: PackError['problems'] }

function checked(dir: string, terminal: Terminal): Checked {
  try {
    const policy = openPolicy(dir, product)
    policy.scenarios()
    return { policy, doubts: checkPack(policy, { today: Temporal.Now.plainDateISO().toString() }) }
  } catch (error) {
    if (!(error instanceof PackError)) throw error
    const { problems } = error
    return {
      problems: problems.map((one) => formatProblem({ ...one, file: shortPath(one.file, terminal.from) })),
      found: problems,
    }
  }
}

function asJson(one: Checked): object {
  if ('found' in one) return { problems: one.found }
  const { policy, version } = one.policy.version
  return { policy, version, doubts: one.doubts }
}

async function print({ pack, version }: Policy, doubts: readonly Doubt[], terminal: Terminal): Promise<void> {
  const warnings = doubts.filter(({ severity }) => severity !== 'note').length
  await terminal.out(
    `${version.title} (${version.policy} v${version.version}): it can be run. ${count(pack.clauses.length, 'clause')}, ${count(version.bindings.length, 'binding')}; ${count(warnings, 'doubt')} and ${count(doubts.length - warnings, 'note')}.\n`,
  )
  await printDoubts(doubts, version.policy, terminal)
}

/** Each kind under its heading; clauses nothing keeps together, since the cure is the same for all. */
async function printDoubts(doubts: readonly Doubt[], policy: string, terminal: Terminal): Promise<void> {
  const say = (text: string, indent: number) =>
    terminal.out(`${' '.repeat(indent)}${wrap(text, terminal.width, indent + 2)}\n`)
  for (const [kind, heading] of Object.entries(headings)) {
    const found = doubts.filter((one) => one.kind === kind)
    if (found.length === 0) continue
    await terminal.out(`\n${heading} (${found.length})\n`)
    if (kind === 'unbound' || kind === 'unmet') {
      await say(found.flatMap(({ clauses }) => clauses.map((id) => id.slice(policy.length + 1))).join(' '), 2)
      if (found[0]?.cure) await say(`do: ${found[0].cure.do}`, 4)
      continue
    }
    for (const [i, { at, message, clauses, cure }] of found.entries()) {
      const place = at ? `${shortPath(at.file, terminal.from)}:${at.line}: ` : ''
      await say(`${place}${message}${clauses.length ? ` [${clauses.join(' ')}]` : ''}`, 2)
      // One remedy for several in a row is said after the last.
      if (!cure || cure.do === found[i + 1]?.cure?.do) continue
      await say(`do: ${cure.do}`, 4)
      if (cure.wording) await say(`say: “${cure.wording.en}”`, 4)
    }
  }
}
