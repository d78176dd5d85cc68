import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The folders of the packs that come with Beadle, in the order of their names. */
export function policyFolders(root: string): readonly string[] {
  return readdirSync(join(root, 'policies'))
    .toSorted()
    .map((name) => join(root, 'policies', name))
    .filter((folder) => existsSync(join(folder, 'policy.yaml')))
}
