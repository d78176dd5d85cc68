import type { KeptUntil, OwnMessage } from '@beadle/contract'
import type { Reader } from '../../../platform/database/index.ts'
import { NotFoundError } from '../../../platform/errors.ts'
import { isUuid } from '../../../platform/uuid.ts'
import { keptBy } from '../../archive/index.ts'
import { clauseInWords } from '../../governance/index.ts'
import type { MailContext } from '../context.ts'
import { type OwnMessageFound, ownMailView, ownMessages } from './own-message.ts'

// The Welsh here is unreviewed: no speaker has read it yet.
const said = {
  copy: { en: 'A copy of the whole message is kept.', cy: 'Cedwir copi o’r neges gyfan.' },
  text: {
    en: 'Its text is kept until a day after everything about it was settled; no clause asks for longer.',
    cy: 'Cedwir ei thestun tan ddiwrnod ar ôl i bopeth amdani gael ei setlo; nid oes cymal yn gofyn am fwy.',
  },
  envelope: {
    en: 'Who wrote to whom, when, and its subject line are kept.',
    cy: 'Cedwir pwy ysgrifennodd at bwy, pryd, a’i llinell bwnc.',
  },
  gone: {
    en: 'Its text is not kept here any more; no clause asks for a copy. Your mailbox may still have it.',
    cy: 'Ni chedwir ei thestun yma mwyach; nid oes cymal yn gofyn am gopi. Efallai fod copi yn eich blwch post o hyd.',
  },
  forgotten: {
    en: 'This message has been forgotten: its time was over, and the key to all that was kept of that month is destroyed.',
    cy: 'Mae’r neges hon wedi’i hanghofio: daeth ei hamser i ben, a dinistriwyd yr allwedd i bopeth a gadwyd o’r mis hwnnw.',
  },
}

/** One message of this person's own, with its text and until when it is kept; NotFoundError for everybody whose own it is not. */
export async function showOwn(db: Reader, context: MailContext, ownerId: string, id: string): Promise<OwnMessage> {
  const [found] = isUuid(id) ? await ownMessages(db, context, { ownerId, ids: [id] }) : []
  if (found === undefined) throw new NotFoundError('message')
  const view = ownMailView(context, found, { words: [], phrases: [] })
  const { envelope, document } = found
  if (envelope === undefined) return { ...view, text: null, why: said.forgotten, attachments: [], kept: [] }
  return {
    ...view,
    text: document.text ?? null,
    ...(document.text === undefined ? { why: said.gone } : {}),
    attachments: envelope.attachments.map(({ contains, ...file }) => ({
      ...file,
      ...(contains ? { contains: [...contains] } : {}),
    })),
    kept: keptOf(context, found),
  }
}

function keptOf({ policy }: MailContext, { at, document }: OwnMessageFound): KeptUntil[] {
  const clauses = (cites: readonly string[]) => cites.map((clause) => clauseInWords(policy.version, clause))
  const line = keptBy({
    duties: policy.pack.duties,
    class: 'mail-envelope',
    from: at,
    timeZone: policy.version.school.calendar.timeZone,
  })
  const envelope: KeptUntil = {
    what: 'envelope',
    words: said.envelope,
    until: line?.keepUntil.toString() ?? null,
    clauses: clauses(line?.cites ?? []),
  }
  const { item, text } = document
  if (item)
    return [
      { what: 'copy', words: said.copy, until: item.keepUntil?.toString() ?? null, clauses: clauses(item.cites) },
      envelope,
    ]
  return text === undefined ? [envelope] : [{ what: 'text', words: said.text, until: null, clauses: [] }, envelope]
}
