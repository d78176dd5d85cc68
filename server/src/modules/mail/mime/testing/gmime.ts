import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CorpusFile } from './corpora.ts'

/** A leaf of a message as GMime sees it. Of a message within only its type is told. */
export type GmimeLeaf = { readonly type: string; readonly length: number; readonly sha256: string }
export type GmimeMessage = { readonly subjectLine: string; readonly leaves: readonly GmimeLeaf[] }

/** What GMime needs that is not here; undefined when it can be used. */
export function missingGmime(): string | undefined {
  if (spawnSync('pkg-config', ['--exists', 'gmime-3.0']).status !== 0) return 'pkg-config and libgmime-3.0-dev'
  return spawnSync('cc', ['--version']).status === 0 ? undefined : 'cc'
}

/** GMime behind a small program of our own, compiled into a directory that goes with it. */
export class Gmime {
  readonly #home = mkdtempSync(join(tmpdir(), 'beadle-gmime-'))
  readonly #program = join(this.#home, 'gmime-leaves')

  constructor() {
    const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'gmime-3.0'], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
    execFileSync('cc', ['-O2', '-o', this.#program, join(import.meta.dirname, 'gmime-leaves.c'), ...flags])
  }

  /** Each file as GMime reads it, in the order given. */
  read(files: readonly CorpusFile[]): readonly GmimeMessage[] {
    const messages: { subjectLine: string; leaves: GmimeLeaf[] }[] = []
    for (const line of this.#run(['compare'], files).split('\n')) {
      const [kind, first = '', second = '', third = ''] = line.split('\t')
      const last = messages.at(-1)
      if (kind === 'message') messages.push({ subjectLine: '', leaves: [] })
      else if (kind === 'subject' && last) last.subjectLine = first
      else if (kind === 'part') last?.leaves.push({ type: first.toLowerCase(), length: Number(second), sha256: third })
    }
    return messages
  }

  /** Nanoseconds of processor time of the fastest of `rounds` in which all files were parsed and every leaf decoded. */
  measure(files: readonly CorpusFile[], rounds: number): number {
    return Number(this.#run(['measure', String(rounds)], files).split('\t')[2])
  }

  #run(args: readonly string[], files: readonly CorpusFile[]): string {
    const paths = files.map((file, index) => {
      const path = join(this.#home, `${index}.eml`)
      writeFileSync(path, file.octets)
      return path
    })
    try {
      return execFileSync(this.#program, args, { input: paths.join('\n'), maxBuffer: 1 << 28, encoding: 'utf8' })
    } finally {
      for (const path of paths) if (existsSync(path)) rmSync(path)
    }
  }

  [Symbol.dispose]() {
    rmSync(this.#home, { recursive: true })
  }
}
