import type { MailContext } from '../context.ts'
import type { Leaving } from '../make-changes.ts'
import { escapeHtml } from '../notices/compose.ts'
import { writeToken } from '../notices/links.ts'
import type { LiftedFile } from '../rewrite/index.ts'
import { linkedFileId } from './file-id.ts'

/** Sentences of the note: what is kept until when, the words of the link, how one gets in. `{file}` and `{size}` are filled in. */
export const noteKeys = ['mail.linked-file.kept', 'mail.linked-file.open', 'mail.linked-file.how'] as const

/** What stands in the place of a file, as a page: its name, its size, until when it can be had, and the link. */
export function linkedNote(
  context: Pick<MailContext, 'schoolId' | 'parts'>,
  { delivery, envelope }: Leaving,
): (file: LiftedFile) => string {
  const { parts, schoolId } = context
  const texts = noteKeys.map((key) => envelope.texts?.[key] ?? [])
  return (file) => {
    const fileId = linkedFileId(context, {
      messageId: delivery.messageId,
      index: file.index,
      changes: delivery.changes,
    })
    const url = `${parts.settings.baseUrl}/f/${writeToken(parts.keys, { schoolId, linkId: fileId }, 'mail-linked-file')}`
    const say = (text: string | undefined) =>
      references((text ?? '').replaceAll('{file}', file.filename).replaceAll('{size}', sizeOf(file.content.length)))
    const [kept = [], open = [], how = []] = texts
    const blocks = (kept.length > 0 ? kept : ['{file}, {size}']).map((text, language) =>
      [
        `<p>${say(text)}</p>`,
        `<p><a href="${escapeHtml(url)}">${say(open[language] ?? open[0] ?? '{file}')}</a> ${say(how[language])}</p>`,
      ].join(''),
    )
    return `<div style="border:1px solid #767676;padding:0 1em;max-width:40em">${blocks.join('')}</div>\r\n`
  }
}

/** A size as people say it: `48 kB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}

function references(text: string): string {
  return escapeHtml(text).replace(/[^\p{ASCII}]/gu, (letter) => `&#${letter.codePointAt(0)};`)
}
