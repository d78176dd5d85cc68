import { type Comparison, comparePolicies, type EffectDifference, openPolicy, product } from '@beadle/packs'
import { defineCommand, type Terminal } from '../command.ts'
import { packDirectory } from '../packs-folder.ts'
import { count, wrap } from '../text.ts'

export const compare = defineCommand({
  summary:
    'Compares two schools or two versions: clause by clause, and which acts the second decides more strictly, more laxly or otherwise.',
  usage: ['policy compare <pack> <pack> [--witness] [--json]'],
  options: {
    witness: { about: 'print, under each difference, the request that shows it: `beadle decide` answers it so' },
    json: { about: 'print JSON' },
  },
  words: ['pack', 'pack'],
  async run({ options, words: [first = '', second = ''] }, terminal) {
    const open = (name: string) => openPolicy(packDirectory(name, terminal), product)
    const found = comparePolicies(open(first), open(second))
    if (options.json) await terminal.out(`${JSON.stringify(found, null, 2)}\n`)
    else await print(found, terminal, options.witness === true)
    return 0
  },
})

async function print({ a, b, clauses, only, standing, effects }: Comparison, terminal: Terminal, witness: boolean) {
  const same = clauses.filter(({ relation }) => relation === 'same').length
  const say = (text: string, indent: number) =>
    terminal.out(`${' '.repeat(indent)}${wrap(text, terminal.width, indent + 2)}\n`)
  await terminal.out(`${b.policy} v${b.version} beside ${a.policy} v${a.version}\n\n`)
  await say(
    `${count(clauses.length, 'pair')} of clauses: ${same} the same, ${clauses.length - same} that differ; ${only.a.length} only in ${a.policy}, ${only.b.length} only in ${b.policy}`,
    0,
  )
  for (const { a: left, b: right, subject, settings } of clauses.filter(({ relation }) => relation === 'differs')) {
    const told = settings.map((one) => `${one.setting} ${inShort(one.a)} | ${inShort(one.b)}`).join('; ')
    await say(`${left.join(' ')} | ${right.join(' ')}: ${subject}${told ? `: ${told}` : ''}`, 2)
  }
  if (standing.length) await terminal.out('\nStanding\n')
  for (const { subject, what, a: left, b: right } of standing) await say(`${subject}, ${what}: ${left} | ${right}`, 2)
  for (const [action, found] of Map.groupBy(effects, (one) => one.action)) {
    await terminal.out(`\n${action}\n`)
    for (const one of found) {
      await say(inWords(one), 2)
      if (witness) await terminal.out(`    ${JSON.stringify(one.witness)}\n`)
    }
  }
}

function inWords({ relation, roles, a, b, matters }: EffectDifference): string {
  const who = roles.length > 4 ? `${roles.slice(0, 3).join(', ')} and ${roles.length - 3} more roles` : roles.join(', ')
  const what = matters.map(({ member, value }) => `${member} ${inShort(value)}`).join(', ')
  return `${relation} for ${who}${what ? `; ${what}` : ''}: ${side(a)} | ${side(b)}`
}

function side({ effect, citations, obligations }: EffectDifference['a']): string {
  const asks = effect === 'permit' && obligations.length ? ` with ${obligations.join(', ')}` : ''
  return `${effect}${asks}${citations.length ? ` [${citations.slice(0, 3).join(' ')}]` : ''}`
}

function inShort(value: unknown): string {
  if (value === undefined) return '(not said)'
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > 80 ? `${text.slice(0, 77)}…` : text
}
