/** `npm run bench [-- name …]`: runs the measurements and writes docs/reference/performance.md; sections not run keep their last figures. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, release } from 'node:os'
import { join } from 'node:path'
import { markdown, type Section } from './section.ts'

const benches: Record<string, () => Promise<{ run(): Promise<Section> }>> = {
  decide: () => import('./decide.ts'),
  smtp: () => import('./smtp.ts'),
  ledger: () => import('./ledger.ts'),
  detectors: () => import('./detectors.ts'),
  terms: () => import('./terms.ts'),
  mime: () => import('./mime.ts'),
  archive: () => import('./archive.ts'),
  start: () => import('./start.ts'),
}
const file = join(import.meta.dirname, '../../docs/reference/performance.md')
const asked = process.argv.slice(2)
const unknown = asked.filter((name) => !(name in benches))
if (unknown.length) {
  console.error(`no measurement \`${unknown.join('`, `')}\`; there are ${Object.keys(benches).join(', ')}`)
  process.exit(1)
}
const sections = new Map<string, string>()
for (const text of existsSync(file)
  ? readFileSync(file, 'utf8')
      .split(/^(?=## )/m)
      .slice(1)
  : []) {
  sections.set(text.split('\n')[0] ?? '', text)
}
for (const name of asked.length ? asked : Object.keys(benches)) {
  console.log(`measuring ${name} …`)
  const section = await (await (benches[name] as NonNullable<(typeof benches)[string]>)()).run()
  const text = markdown(section)
  console.log(text)
  const stamp = `Measured ${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model.trim()}, Linux ${release()}.`
  sections.set(`## ${section.title}`, `${text}\n${stamp}\n\n`)
}
writeFileSync(
  file,
  `# Performance\n\nWritten by \`npm run bench\`. The machines are small and shared: read ratios and medians, not single figures. Nothing here is a test.\n\n${[...sections.values()].map((text) => `${text.trim()}\n`).join('\n')}`,
)
