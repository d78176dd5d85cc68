/** Writes docs/reference/mime-differences.md: node server/src/modules/mail/mime/testing/differences-page.ts */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { archives, corpus } from './corpora.ts'
import { compare, type Difference, reasons } from './differences.ts'
import { Gmime } from './gmime.ts'

type Counts = ReadonlyMap<string, ReadonlyMap<Difference | 'equal', number>>

/** The page, from how many files of each corpus differ in which way. */
export function differencesPage(counts: Counts): string {
  const names = [...counts.keys()]
  const row = (kind: Difference | 'equal') => names.map((name) => counts.get(name)?.get(kind) ?? 0).join(' | ')
  const kinds = Object.entries(reasons) as [Exclude<Difference, 'unexplained'>, readonly [string, string]][]
  return `# How messages are read, beside GMime

Written by \`node server/src/modules/mail/mime/testing/differences-page.ts\`; a test fails when it is stale. Every file of the
corpora is read by us and by GMime 3.2; two readings are equal when their leaves are equal in number, in media type and in every
octet after decoding. Mailbox files are compared as a whole and message by message.

| files | ${names.join(' | ')} | why |
| --- | ${names.map(() => '---').join(' | ')} | --- |
| equal | ${row('equal')} | |
${kinds.map(([kind, [what, why]]) => `| ${what} | ${row(kind)} | ${why} |`).join('\n')}

## What is read besides

Programs differ over broken mail, and who sends it may choose the program it deceives. So each message is read once as most
programs read it, and once more in every way in which another program is known to read it; what only that reading shows is given
to the detectors as well, and its files are files. The words for it stand in \`problems\`:

| problem | what another program does |
| --- | --- |
| \`second-field\` | shows the last From, Subject or other field that may stand once, not the first |
| \`second-type\`, \`second-encoding\`, \`second-disposition\` | believes the second Content-Type, Content-Transfer-Encoding or Content-Disposition, another boundary of the same field, or a boundary without a multipart |
| \`broken-header\` | ends the header at the first line that is no field, or after a folded line of blanks |
| \`no-boundary\` | takes the first line that begins with two dashes for the boundary |
| \`unclosed\` | waits for a last boundary that never comes |
| \`loose-boundary\` | takes a line for a boundary that only begins with it |
| \`parts-after-end\` | reads on after the last boundary |
| \`encoded-multipart\` | undoes an encoding that a multipart may not have |
| \`unknown-encoding\` | shows octets as they stand under an encoding that nobody knows |
| \`partial\`, \`external-body\` | joins the message with others, or fetches the rest: what stands elsewhere is not known here |
| \`tnef-broken\` | shows TNEF as far as it goes |
| \`too-deep\`, \`too-many-parts\`, \`too-complex\`, \`text-too-long\` | reads on where we stop: 20 levels, 1000 parts, 16 million steps, 2 MiB of text |

A message that was not read to its end, and one that is partial or stands elsewhere, is of unknown safety.
`
}

if (import.meta.main) {
  using gmime = new Gmime()
  const counts = new Map<string, Map<Difference | 'equal', number>>()
  for (const name of Object.keys(archives) as (keyof typeof archives)[]) {
    const files = await corpus(name)
    const theirs = gmime.read(files)
    const count = new Map<Difference | 'equal', number>()
    for (const [at, file] of files.entries()) {
      const kind = compare(file, theirs[at] ?? { subjectLine: '', leaves: [] }) ?? 'equal'
      count.set(kind, (count.get(kind) ?? 0) + 1)
    }
    counts.set(name, count)
  }
  writeFileSync(
    join(import.meta.dirname, '../../../../../../docs/reference/mime-differences.md'),
    differencesPage(counts),
  )
}
