import type { Part } from './part.ts'
import { decodeTransfer } from './transfer.ts'

/**
 * A file carried by a message, or by a message within it. Its content is decoded when somebody asks for it. `otherNames` are
 * names that another program would save it under; whoever judges a file by its name judges all of them.
 */
export type AttachedFile = {
  readonly filename: string
  readonly otherNames?: readonly string[]
  readonly mediaType: string
  readonly content: Buffer
  /** The part it stands in; absent for one that was found inside a part (uuencode, TNEF, a data URI). */
  readonly part?: Part
}

/** A file that is a part of its own. */
export class FileOfPart implements AttachedFile {
  readonly filename: string
  readonly otherNames?: readonly string[]
  readonly mediaType: string
  readonly part: Part
  #content: Buffer | undefined

  constructor(part: Part, names = namesOf(part)) {
    const [filename = '', ...others] = names
    this.filename = filename
    if (others.length > 0) this.otherNames = others
    this.mediaType = part.type.value
    this.part = part
  }

  get content(): Buffer {
    const { source, start, end, encoding } = this.part
    this.#content ??= decodeTransfer(source.subarray(start, end), encoding)
    return this.#content
  }
}

/** All names a program may save a part under, the usual one first: never empty. */
export function namesOf(part: Part): readonly string[] {
  const { type, disposition } = part
  const given = disposition.parameters.get('filename') ?? type.parameters.get('name')
  const usual = given === undefined ? '' : savedAs(given)
  if (!disposition.others && !type.others && !hasTwoNames(part)) return [usual || standIn(part)]
  const all = [
    usual,
    ...(disposition.others?.get('filename') ?? []),
    type.parameters.get('name') ?? '',
    ...(type.others?.get('name') ?? []),
  ]
  const names = [...new Set(all.map(savedAs))].filter((name) => name !== '').slice(0, 8)
  return names.length > 0 ? names : [standIn(part)]
}

function hasTwoNames({ type, disposition }: Part): boolean {
  const name = type.parameters.get('name')
  const filename = disposition.parameters.get('filename')
  return name !== undefined && filename !== undefined && name !== filename
}

/** The file's name as a mail program would save it: no folders, no control characters. */
export function savedAs(given: string): string {
  if (/^[\w -]+(?:\.[\w-]+)*$/.test(given) && given.length < 200) return given.trim()
  return given
    .replace(/^.*[\\/]/s, '')
    .replace(/\p{Cc}|\p{Cf}/gu, '')
    .trim()
    .slice(0, 255)
}

function standIn(part: Part): string {
  if (part.type.value.startsWith('message/')) return 'message.eml'
  return `part.${part.type.value.split('/')[1]?.replace(/[^a-z0-9]/g, '') || 'bin'}`
}
