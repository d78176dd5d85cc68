import { nearest } from '@beadle/engine'
import { product } from '@beadle/packs'
import { defineCommand, UsageError } from '../command.ts'
import { columns, wrap } from '../text.ts'

export const controls = defineCommand({
  summary:
    'Lists the controls there are, or tells one: what it does, which actions and facts it looks at, its settings.',
  usage: ['controls [control] [--json]'],
  options: { json: { about: 'print JSON' } },
  words: ['[control]'],
  async run({ options, words: [id] }, terminal) {
    const all = [...product.controls.values()].toSorted((a, b) => a.id.localeCompare(b.id))
    if (id === undefined) {
      const list = all.map(({ id, summary, actions }) => ({ id, summary: summary.en, actions }))
      const width = Math.max(...list.map((one) => one.id.length)) + 2
      const text = list.map((one) => `${one.id.padEnd(width)}${wrap(one.summary, terminal.width, width)}\n`).join('')
      await terminal.out(options.json ? `${JSON.stringify(list, null, 2)}\n` : text)
      return 0
    }
    const control = product.controls.get(id)
    if (!control) {
      const near = nearest(id, product.controls.keys())
      throw new UsageError(`no control \`${id}\`${near ? `; did you mean \`${near}\`` : ''}`)
    }
    const { summary, actions, needs, reads = [], settings } = control
    if (options.json) {
      await terminal.out(`${JSON.stringify({ id, summary, actions, needs, reads, settings }, null, 2)}\n`)
      return 0
    }
    const rows = Object.entries(settings.properties ?? {}).map(([name, { type, description = '', enum: words }]) => [
      `  ${name}${settings.required?.includes(name) ? '' : '?'}`,
      words ? words.join(' | ') : (type ?? 'any'),
      description,
    ])
    await terminal.out(
      `${id}\n  ${wrap(summary.en, terminal.width, 2)}\n\nactions: ${actions.join(', ')}\nneeds: ${needs.join(', ') || 'no fact'}\n${reads.length ? `looks at: ${reads.join(', ')}\n` : ''}\nsettings\n${rows.length ? columns(rows) : '  none\n'}`,
    )
    return 0
  },
})
