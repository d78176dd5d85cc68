import { lives } from '@beadle/packs'
import { defineCommand } from '../command.ts'
import { columns, wrap } from '../text.ts'
import { openGiven, packOptions } from './opened.ts'

const classes = ['enforce', 'workflow', 'attest', 'inform'] as const

export const coverage = defineCommand({
  summary:
    'Says how each clause of a pack lives: enforced at a gate, answered when asked, driven, scheduled, attested, shown, declared, unmet.',
  usage: ['policy coverage [pack] [--json]'],
  options: { ...packOptions, ids: { about: 'list the clauses of each kind' } },
  words: ['[pack]'],
  async run(given, terminal) {
    const policy = openGiven(given, terminal)
    const found = policy.coverage()
    if (given.options.json) {
      await terminal.out(
        `${JSON.stringify({ policy: policy.version.policy, version: policy.version.version, clauses: found }, null, 2)}\n`,
      )
      return 0
    }
    const of = (life: string, kind?: string) =>
      found.filter((one) => one.life === life && (!kind || policy.version.clauses.get(one.clause)?.class === kind))
    const kinds = lives.filter((life) => of(life).length > 0)
    const rows = kinds.map((life) => [
      life,
      ...classes.map((kind) => String(of(life, kind).length)),
      String(of(life).length),
    ])
    const sums = [
      'in all',
      ...classes.map((kind) => String(policy.pack.clauses.filter((clause) => clause.class === kind).length)),
      String(found.length),
    ]
    await terminal.out(
      `${policy.version.title} (${policy.version.policy} v${policy.version.version})\n\n${columns([['lives as', ...classes, 'all'], ...rows, sums])}`,
    )
    for (const life of kinds) {
      const ids = of(life).map(({ clause }) => clause.slice(policy.version.policy.length + 1))
      await terminal.out(`\n${life} (${ids.length})\n  ${wrap(ids.join(' '), terminal.width, 2)}\n`)
    }
    return 0
  },
})
