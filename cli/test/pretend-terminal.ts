import { Readable } from 'node:stream'
import { run } from '../src/run.ts'

/** What a command line printed and how it ended. */
export type Ran = { readonly code: number; readonly out: string; readonly err: string }

/** Runs a command line in this process. */
export async function ran(
  args: readonly string[],
  { input = '', from = [] }: { input?: string; from?: readonly string[] } = {},
): Promise<Ran> {
  let out = ''
  let err = ''
  const code = await run(args, {
    stdin: Readable.from(input ? [Buffer.from(input)] : []),
    async out(text) {
      out += text
    },
    err(text) {
      err += text
    },
    from,
    width: 100,
  })
  return { code, out, err }
}
