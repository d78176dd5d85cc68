/** Writes everything that is generated and committed. `--check` writes nothing and fails when something is stale. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readVocabulary, vocabularyModule } from './generate/vocabulary.ts'

const root = join(import.meta.dirname, '..')
const checking = process.argv.includes('--check')
const stale: string[] = []

/** Writes `text` to `path`, or only notes that it differs. */
function output(path: string, text: string): void {
  const file = join(root, path)
  if (existsSync(file) && readFileSync(file, 'utf8') === text) return
  stale.push(path)
  if (checking) return
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}

output(
  'engine/src/vocabulary/words.generated.ts',
  vocabularyModule(readVocabulary(join(root, 'policies/vocabulary.yaml'))),
)
// Everything else is made from the words just written, so it is loaded only now.
const { generatedPages } = await import('./generate/pages.ts')
for (const [path, text] of Object.entries(await generatedPages(root))) output(path, text)
const { schemaText } = await import('./generate/schema.ts')
output('server/schema.sql', await schemaText())

if (checking && stale.length) {
  console.error(`stale, run \`npm run generate\`: ${stale.join(', ')}`)
  process.exitCode = 1
} else console.log(stale.length ? `generated ${stale.join(', ')}` : 'generated files are current')
