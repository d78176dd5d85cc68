import type { Control, SettingSchema } from '@beadle/engine'
import type { Policy } from '@beadle/packs'
import { code, codes, page, table } from './markdown.ts'

/** docs/reference/controls.md: what each control does, looks at and may be set to, and which clauses it meets. */
export function controlsPage(controls: ReadonlyMap<string, Control>, policies: readonly Policy[]): string {
  const all = [...controls.values()].toSorted((a, b) => a.id.localeCompare(b.id))
  const sections = all.map((control) => {
    const { id, summary, actions, needs, reads = [], settings } = control
    const bound = policies.flatMap(({ version }) => version.bindings.filter((binding) => binding.control === id))
    const clauses = [...new Set(bound.flatMap(({ cites }) => cites))]
    return [
      `## ${id}\n\n${summary.en}\n\n`,
      `- decides ${codes(actions)}\n- needs ${codes(needs, 'no fact')}${reads.length ? `; looks at ${codes(reads)} when present` : ''}\n`,
      `- meets ${clauses.length ? clauses.map((clause) => `[${clause}](clauses-${clause.split('.')[0]}.md#${anchor(clause)})`).join(', ') : 'no clause yet'}\n\n`,
      settingsTable(settings),
    ].join('')
  })
  const introduction = `${all.length} controls: what can be done about a clause. A control is general; a school's \`bindings\` say which clauses it meets there, with which settings.`
  return page('Controls', introduction, sections.join('\n'))
}

function settingsTable(settings: SettingSchema): string {
  const rows = Object.entries(settings.properties ?? {}).map(([name, schema]) => [
    code(name),
    typeText(schema),
    settings.required?.includes(name)
      ? 'must be set'
      : schema.default === undefined
        ? 'may be left out'
        : `default ${code(JSON.stringify(schema.default))}`,
    schema.description ?? '',
  ])
  return rows.length ? table(['setting', 'type', '', 'what it is'], rows) : 'It has no settings.\n'
}

/** A setting's type in words. */
function typeText(schema: SettingSchema): string {
  if (schema.enum) return schema.enum.map((value) => code(String(value))).join(' ')
  if (schema.type === 'array') return `list of ${schema.items ? typeText(schema.items) : 'anything'}`
  if (schema.type === 'object') return schema.properties ? `{ ${Object.keys(schema.properties).join(', ')} }` : 'map'
  return schema.type ?? 'anything'
}

/** GitHub's anchor of a clause's row. */
export function anchor(clause: string): string {
  return clause.replace(/[^a-z0-9]+/gi, '-').toLowerCase()
}
