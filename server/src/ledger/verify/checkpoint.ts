import type { Hash } from './merkle.ts'

/** What a log says of itself (https://c2sp.org/tlog-checkpoint): its name, how many entries, their root. */
export type Checkpoint = { readonly origin: string; readonly size: number; readonly root: Hash }

/** The text that is signed. */
export function formatCheckpoint(checkpoint: Checkpoint): string {
  return `${checkpoint.origin}\n${checkpoint.size}\n${Buffer.from(checkpoint.root).toString('base64')}\n`
}

/** Reads the text of a checkpoint, further lines of which are extensions. Throws RangeError when it is not one. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root] = text.split('\n')
  const bytes = Buffer.from(root ?? '', 'base64')
  if (!origin || size === undefined || !/^(0|[1-9]\d{0,15})$/.test(size) || bytes.length !== 32)
    throw new RangeError('the checkpoint cannot be read')
  return { origin, size: Number(size), root: bytes }
}
