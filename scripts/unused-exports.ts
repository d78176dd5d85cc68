/**
 * Exported names that nothing mentions, neither another file nor their own: dead code, which the compiler cannot see. A name
 * counts as mentioned when the word stands anywhere in the project's sources, so this errs on the side of silence.
 */
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const files = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '*.ts', '*.tsx', '*.mjs'],
  { cwd: root, encoding: 'utf8' },
)
  .split('\n')
  .filter((file) => file && !file.endsWith('.d.ts'))
const sources = new Map(files.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const mentions = new Map<string, number>()
for (const text of sources.values()) {
  for (const [word] of text.matchAll(/[A-Za-z_$][\w$]*/g)) mentions.set(word, (mentions.get(word) ?? 0) + 1)
}
const unused: string[] = []
for (const [file, text] of sources) {
  if (file.endsWith('.test.ts') || file.includes('.generated.')) continue
  for (const [, name = ''] of text.matchAll(
    /^export (?:async )?(?:function|const|class|type|interface|let)\*? ([\w$]+)/gm,
  )) {
    // `run` is the door of files that are found by name.
    if (name !== 'run' && (mentions.get(name) ?? 0) < 2) unused.push(`${file}: \`${name}\``)
  }
}
console.log(unused.length ? `exported and used nowhere:\n${unused.join('\n')}` : 'every export is used')
process.exitCode = unused.length ? 1 : 0
