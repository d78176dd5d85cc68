import { settings } from '../../server/src/config/settings.ts'
import { code, page, table } from './markdown.ts'

/** docs/reference/settings.md: what can be set, its default, and what it does. */
export function settingsPage(): string {
  const rows = Object.entries(settings).map(([name, schema]) => {
    const { data } = schema.safeParse(undefined)
    const given = Array.isArray(data) ? data.join(', ') : data === true ? '1' : data === false ? '0' : data
    return [code(name), given === undefined ? '' : code(String(given)), schema.description ?? '']
  })
  const introduction =
    'Settings come from the environment, over one file with lines `NAME=value`: `beadle.env` beside the program, or the file that `BEADLE_CONFIG` names. A name that is not known, or a value that is not allowed, ends the start with the setting, its value and the nearest right name.'
  return page('Settings', introduction, table(['setting', 'default', 'what it does'], rows))
}
