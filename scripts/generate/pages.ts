import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Control } from '@beadle/engine'
import { publishedSchemas } from '../../packs/src/schema/pack-schemas.ts'

/** Every generated file but the words themselves, by path from the root of the repository. */
export async function generatedPages(root: string): Promise<Record<string, string>> {
  const controls = existsSync(join(root, 'controls/src/index.ts'))
    ? (await import('@beadle/controls')).controls
    : new Map<string, Control>()
  const schemas = Object.entries(publishedSchemas(controls)).map(([name, schema]) => [
    `policies/schema/${name}`,
    `${JSON.stringify(schema, null, 1)}\n`,
  ])
  return Object.fromEntries(schemas)
}
