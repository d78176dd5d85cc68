/**
 * Names that a file exports and no other file mentions: code that nothing uses, or an `export` too many. A name counts as
 * mentioned when the word stands anywhere in another file of the project, so this errs on the side of silence.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'], { cwd: root, encoding: 'utf8' })
  .split('\n')
  .filter((file) => file && !file.endsWith('.d.ts'))
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const mentions = new Map<string, Set<string>>()
for (const [file, text] of sources) {
  for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) {
    const places = mentions.get(word) ?? new Set()
    mentions.set(word, places.add(file))
  }
}
const unused: string[] = []
for (const [file, text] of sources) {
  if (file.endsWith('.test.ts') || file.includes('.generated.')) continue
  for (const [, name = ''] of text.matchAll(/^export (?:async )?(?:function|const|class|type|interface|let)\*? ([\w$]+)/gm)) {
    // `run` is the door of files that are found by name.
    if (name !== 'run' && (mentions.get(name)?.size ?? 0) < 2) unused.push(`${file}: \`${name}\``)
  }
}
console.log(unused.length ? `exported and used nowhere else:\n${unused.join('\n')}` : 'every export is used')
process.exitCode = unused.length ? 1 : 0
