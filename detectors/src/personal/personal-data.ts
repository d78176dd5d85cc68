import type { Detector, Hit } from '../detector.ts'
import { ownWork } from '../detector.ts'
import { attachmentFacts } from '../files/attachment.ts'
import { isReported } from '../language/context.ts'
import type { Message } from '../text/message.ts'
import { sourceOffset } from '../text/message.ts'
import type { Phrases } from '../text/pattern.ts'
import { findPersonalData } from './find-personal-data.ts'
import { medicalPhrases, sensitivePhrases } from './medical.ts'
import type { PersonalDataKind } from './numbers.ts'
import { isPupilList } from './pupil-list.ts'

const kinds: readonly PersonalDataKind[] = [
  'nhs-number',
  'ni-number',
  'upn',
  'card',
  'bank-account',
  'date-of-birth-with-name',
  'pupil-list',
  'medical',
  'other',
]

/**
 * Personal data about to leave: in the words (a quoted reply leaves as well, so it counts) and in attached files that
 * can be read. What is in an encrypted file is not seen and does not count.
 */
export const personalData: Detector = {
  id: 'personal-data',
  version: 3,
  facts: ['content.personal-data'],
  summary: {
    en: 'NHS, National Insurance, pupil, card and bank numbers by their check digits, dates of birth with a name, lists of pupils (also in attached sheets), and health told of a person.',
  },
  provenance: `${ownWork} Check digits after the NHS Data Dictionary, HMRC NIM39110, the DfE guide to unique pupil numbers, ISO/IEC 7812 and ISO 13616.`,
  detect(message) {
    const hits = [
      ...inWords(message),
      ...inTables(message),
      ...told(message, medicalPhrases, 'medical'),
      ...told(message, sensitivePhrases, 'other'),
      ...inFiles(message),
    ]
    return { facts: { 'content.personal-data': kinds.filter((kind) => hits.some((hit) => hit.term === kind)) }, hits }
  },
}

function inWords(message: Message): Hit[] {
  return message.parts.flatMap((part) =>
    findPersonalData(part.visible, part.folded, part.lines).map(({ kind, start, end }) => ({
      fact: 'content.personal-data' as const,
      term: kind,
      part: part.name,
      start: sourceOffset(part, start),
      end: sourceOffset(part, end - 1) + 1,
    })),
  )
}

/** Lists of pupils in the tables of a page. */
function inTables({ tables }: Message): Hit[] {
  return tables
    .filter(({ rows }) => isPupilList(rows))
    .map(({ start, end }) => ({ fact: 'content.personal-data', term: 'pupil-list', part: 'html', start, end }))
}

function told(message: Message, list: Phrases, term: PersonalDataKind): Hit[] {
  return message.parts.flatMap((part) =>
    list
      .of(part.found)
      .filter((match) => !isReported(part.words, match.from))
      .map((match) => ({
        fact: 'content.personal-data' as const,
        term,
        part: part.name,
        start: part.words[match.from]?.start ?? 0,
        end: part.words[match.to - 1]?.end ?? 0,
      })),
  )
}

function inFiles(message: Message): Hit[] {
  return message.attachments.flatMap((file) =>
    attachmentFacts(file).personalData.map((kind) => ({
      fact: 'content.personal-data' as const,
      term: kind,
      part: 'attachment' as const,
      start: 0,
      end: 0,
    })),
  )
}
