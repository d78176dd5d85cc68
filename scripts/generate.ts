/** Writes everything that is generated and committed. \`--check\` writes nothing and fails when something is stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readVocabulary, vocabularyModule } from './generate/vocabulary.ts'

const root = join(import.meta.dirname, '..')
const words = readVocabulary(join(root, 'policies/vocabulary.yaml'))
const outputs: Record<string, () => string | Promise<string>> = {
  'engine/src/vocabulary/words.generated.ts': () => vocabularyModule(words),
}
const stale: string[] = []
for (const [path, write] of Object.entries(outputs)) {
  const file = join(root, path)
  const text = await write()
  if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
  stale.push(path)
  if (process.argv.includes('--check')) continue
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
if (process.argv.includes('--check') && stale.length) {
  console.error(`stale, run \`npm run generate\`: ${stale.join(', ')}`)
  process.exitCode = 1
} else console.log(stale.length ? `generated ${stale.join(', ')}` : 'generated files are current')
