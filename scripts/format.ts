/** `npm run format`: puts every file into the house's format and mends what the linter can mend safely. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const biome = join(root, `node_modules/@biomejs/cli-linux-${process.arch}/biome`)
process.exitCode = spawnSync(biome, ['check', '--write', '.'], { cwd: root, stdio: 'inherit' }).status ?? 1
