import { type Clause, nearest } from '@beadle/engine'
import { fullClause, type PackBinding, type Policy, runScenarios } from '@beadle/packs'
import { defineCommand, type Given, type Terminal, UsageError } from '../command.ts'
import { packNames } from '../packs-folder.ts'
import { shortPath, wrap } from '../text.ts'
import { openGiven, packOptions } from './opened.ts'
import { dutiesOf, type ToldDuty } from './tell-duty.ts'

export const explain = defineCommand({
  summary:
    'Tells what a clause says, how it lives, what is bound to it with which settings, and which scenarios show it.',
  usage: ['policy explain <clause> [pack] [--json]'],
  options: packOptions,
  words: ['clause', '[pack]'],
  async run(given, terminal) {
    const policy = openGiven(withPackOfClause(given), terminal, 1)
    const id = given.words[0] ?? ''
    const clause = policy.version.clauses.get(fullClause(policy.version.policy, id))
    if (!clause) throw new UsageError(`no clause \`${id}\` in ${policy.version.policy}${near(policy, id)}`)
    const story = tell(policy, clause)
    await terminal.out(given.options.json ? `${JSON.stringify(story, null, 2)}\n` : print(story, policy, terminal))
    return 0
  },
})

/** A clause in full names its pack itself. */
function withPackOfClause(given: Given): Given {
  const [clause = '', named] = given.words
  const pack = packNames().find((name) => clause.startsWith(`${name}.`))
  return named !== undefined || given.options.policy !== undefined || !pack
    ? given
    : { ...given, words: [clause, pack] }
}

function near({ version }: Policy, id: string): string {
  const found = nearest(fullClause(version.policy, id), version.clauses.keys())
  const inside = [...version.clauses.keys()].filter((other) => other.startsWith(`${fullClause(version.policy, id)}.`))
  if (inside.length) return `; inside it are ${inside.slice(0, 12).join(', ')}${inside.length > 12 ? ', …' : ''}`
  return found ? `; did you mean \`${found}\`` : ''
}

type Story = {
  readonly clause: Clause
  readonly life: string
  readonly bindings: readonly (PackBinding & { readonly summary: string; readonly needs: readonly string[] })[]
  readonly duties: readonly ToldDuty[]
  readonly variances: Policy['pack']['variances']
  readonly readings: Policy['pack']['readings']
  readonly scenarios: readonly {
    readonly id: string
    readonly passes: boolean
    readonly effect: string
    readonly cited: boolean
  }[]
}

function tell(policy: Policy, clause: Clause): Story {
  const { pack, controls } = policy
  const cites = (one: { readonly cites: readonly string[] }) => one.cites.includes(clause.id)
  const shown = runScenarios(policy).filter(
    ({ scenario: { want, not } }) =>
      want.cites?.includes(clause.id) ||
      ('lifted' in want && want.lifted?.includes(clause.id)) ||
      not.includes(clause.id),
  )
  return {
    clause,
    life: policy.coverage().find((one) => one.clause === clause.id)?.life ?? 'unmet',
    bindings: pack.bindings.filter(cites).map((binding) => {
      const control = controls.get(binding.control)
      return { ...binding, summary: control?.summary.en ?? '', needs: control?.needs ?? [] }
    }),
    duties: dutiesOf(policy, clause.id),
    variances: pack.variances.filter((one) => one.clause === clause.id),
    readings: pack.readings.filter(({ clauses }) => clauses.includes(clause.id)),
    scenarios: shown.map(({ scenario, faults, said, decision }) => ({
      id: scenario.id,
      passes: faults.length === 0,
      effect: decision?.context.effect ?? said,
      cited: decision
        ? decision.context.citations.some((one) => one.clause === clause.id)
        : (scenario.want.cites ?? []).includes(clause.id),
    })),
  }
}

function print(story: Story, { version, pack }: Policy, terminal: Terminal): string {
  const { clause } = story
  const line = (label: string, text: string) => `  ${label.padEnd(11)}${wrap(text, terminal.width, 13)}\n`
  const at = pack.where('clause', clause.id)
  const head = [
    `${clause.id}  v${version.version}\n`,
    line('stands in', `${version.title}, ${clause.ref}`),
    line('says', `${clause.quote ?? clause.text}${clause.quote ? '' : ' (our summary)'}`),
    line(
      'of',
      `class ${clause.class}, ${clause.modality}, for ${clause.audience.join(', ')}; ${[clause.capability, ...(clause.also ?? [])].join(', ')}`,
    ),
    clause.params ? line('figures', JSON.stringify(clause.params)) : '',
    clause.breach ? line('breach', clause.breach) : '',
    clause.note ? line('note', clause.note) : '',
    line('lives as', story.life),
    line('written at', `${shortPath(at.file, terminal.from)}:${at.line}`),
  ]
  const bindings = story.bindings.map(({ id, control, summary, settings, mode, liveFrom, lifts, cites, needs }) =>
    [
      `\nbinding ${id}: ${control}${mode === 'watch' ? ', watching' : ''}${liveFrom ? `, live from ${liveFrom}` : ''}\n`,
      line('does', summary),
      line('settings', JSON.stringify(settings)),
      lifts.length ? line('lifts', lifts.join(', ')) : '',
      needs.length ? line('needs', needs.join(', ')) : '',
      cites.length > 1 ? line('also meets', cites.filter((id) => id !== clause.id).join(', ')) : '',
    ].join(''),
  )
  const duties = story.duties.map(({ id, by, state, what, through, dates, steps }) =>
    [
      `\n${by} ${id} (${state})\n`,
      what ? line('does', what) : '',
      through ? line('through', through) : '',
      ...dates.map((date) => line('by', date)),
      ...steps.map((step, i) => line(`step ${i + 1}`, step)),
    ].join(''),
  )
  const variances = story.variances.map(
    ({ instead, why, approvedBy, on }) =>
      `\nvariance\n${line('instead', instead)}${line('why', why)}${line('approved', `${approvedBy}, ${on}`)}`,
  )
  const readings = story.readings.map(
    ({ reading, why }) => `\nreading\n${line('read as', reading)}${why ? line('why', why) : ''}`,
  )
  const scenarios = story.scenarios.map(
    ({ id, passes, effect, cited }) =>
      `  ${passes ? 'green' : 'red  '}  ${id}: ${effect}${cited ? ', cited' : ', not cited'}\n`,
  )
  return [
    ...head,
    ...bindings,
    ...duties,
    ...variances,
    ...readings,
    scenarios.length ? `\nscenarios\n${scenarios.join('')}` : '',
  ].join('')
}
