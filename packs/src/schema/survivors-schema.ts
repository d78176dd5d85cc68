import { file, own } from './pack-file.ts'
import { list, object, type Schema, text } from './schema.ts'

/** survivors.yaml: mutants of the pack that no scenario could notice, and why. */
export function survivorsSchema(): Schema {
  const survivor = object({
    mutants: list(
      { ...text, description: 'The name `beadle policy mutate` gives it, such as `large-lists: people 20 → 21`.' },
      { minItems: 1, uniqueItems: true },
    ),
    why: { ...text, description: 'Why no request gets another answer.' },
  })
  return file('Survivors', object({ survivors: list(survivor) }, own))
}
