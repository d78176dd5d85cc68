import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'

const vectors = process.env.BEADLE_VECTORS ?? join(import.meta.dirname, '../../../../../../../shared/vectors')

export const archives = {
  mailparser: join(vectors, 'mime/mailparser.tar.xz'),
  mimekit: join(vectors, 'mime/mimekit.tar.xz'),
  spamassassin: join(vectors, 'mail/spamassassin-easy-ham-1.tar.xz'),
} as const

/** A file of a corpus, or one message of a mailbox file. `octets` are without the line that mailbox files put first. */
export type CorpusFile = { readonly name: string; readonly octets: Buffer }

/** The archives that are not here, so that a test can say so. */
export function missingArchives(names: readonly (keyof typeof archives)[]): readonly string[] {
  return names.map((name) => archives[name]).filter((path) => !existsSync(path))
}

/** Every file of an archive; mailbox files also message by message. In order of their names. */
export async function corpus(name: keyof typeof archives): Promise<readonly CorpusFile[]> {
  const directory = await mkdtemp(join(tmpdir(), 'beadle-mime-'))
  try {
    execFileSync('tar', ['-xJf', archives[name], '-C', directory])
    const files: CorpusFile[] = []
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue
      const path = join(entry.parentPath, entry.name)
      const octets = await readFile(path)
      const label = `${name}/${relative(directory, path).replace(/^.*(?:fixtures|TestData|easy-ham-1)\//, '')}`
      if (entry.name.endsWith('.mbox.txt')) files.push(...messagesOf(label, octets))
      files.push({ name: label, octets: withoutMailboxLine(octets) })
    }
    return files.sort((a, b) => (a.name < b.name ? -1 : 1))
  } finally {
    await rm(directory, { recursive: true })
  }
}

function withoutMailboxLine(octets: Buffer): Buffer {
  return octets.toString('latin1', 0, 5) === 'From ' ? octets.subarray(octets.indexOf(0x0a) + 1) : octets
}

function messagesOf(label: string, octets: Buffer): CorpusFile[] {
  const starts: number[] = []
  for (let at = octets.indexOf('From '); at >= 0; at = octets.indexOf('\nFrom ', at)) starts.push(at === 0 ? at : ++at)
  return starts.map((start, index) => ({
    name: `${label}#${String(index + 1).padStart(3, '0')}`,
    octets: withoutMailboxLine(octets.subarray(start, starts[index + 1] ?? octets.length)),
  }))
}
