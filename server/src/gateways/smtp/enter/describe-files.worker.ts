import { attachmentFacts } from '@beadle/detectors'
import type { Attachment } from '@beadle/engine'

/** A file as it came. */
export type GivenFile = {
  readonly filename: string
  readonly otherNames: readonly string[]
  readonly mediaType: string
  readonly content: Uint8Array
}

/** Done in a thread that can be killed: opening files and archives that a stranger made. */
export function work(files: readonly GivenFile[]): readonly Attachment[] {
  return files.map(({ filename, otherNames, mediaType, content }) => {
    const facts = attachmentFacts({ filename, otherNames, bytes: content.length, mediaType, content })
    return {
      filename,
      bytes: content.length,
      mediaType: facts.kind === 'application/octet-stream' ? mediaType : facts.kind,
      ...(facts.encrypted === undefined ? {} : { encrypted: facts.encrypted }),
      ...(facts.contains.length > 0 ? { contains: facts.contains } : {}),
    }
  })
}
