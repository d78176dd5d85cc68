import type { SettingSchema } from '../control.ts'

/** Settings as written in the pack, with the defaults of the control's schema where nothing is written, also inside objects. */
export function fillDefaults(
  schema: SettingSchema,
  settings: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const filled: Record<string, unknown> = { ...settings }
  for (const [name, member] of Object.entries(schema.properties ?? {})) {
    const value = filled[name]
    if (value === undefined && member.default !== undefined) filled[name] = member.default
    else if (isPlainObject(value)) filled[name] = fillDefaults(member, value)
  }
  return filled
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
