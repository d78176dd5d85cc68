import { randomInt, timingSafeEqual } from 'node:crypto'
import './tables.ts'
import { sql } from 'kysely'
import type { Tx } from '../../../platform/database/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { MailContext } from '../context.ts'
import { sendNotice } from '../notices/send-notice.ts'
import type { FoundFile } from './find-file.ts'

const digits = 8
const minutes = 15
const mostTries = 5
/** Codes and wrong tries for one file in an hour, whoever asks: guessing is stopped, and nobody's mailbox is filled. */
const mostAnHour = { codes: 5, tries: 20 }

/**
 * Mails a one-time code to an address, if the file went there and not too many were asked for. Says nothing of which it was: who
 * asks learns only what their mailbox tells them.
 */
export async function mailCode(tx: Tx, context: MailContext, file: FoundFile, address: string): Promise<void> {
  const { schoolId, at, seals, parts } = context
  const recipient = file.recipients.find((each) => each.address.toLowerCase() === address.trim().toLowerCase())
  if (!recipient) return
  await lockFile(tx, context, file)
  const { codes, tries } = await lately(tx, context, file)
  const token = seals.token('address', recipient.address)
  if (codes.filter((each) => each.address_token.equals(token)).length >= mostAnHour.codes || tries >= mostAnHour.tries)
    return
  const code = String(randomInt(10 ** digits)).padStart(digits, '0')
  await tx
    .insertInto('mail.linked_file_code')
    .values({
      school_id: schoolId,
      id: uuidv7(),
      file_id: file.id,
      address_token: token,
      code_hash: hashOf(context, file, { address: recipient.address, code }),
      made_at: at,
      expires_at: at.add({ minutes }),
    })
    .execute()
  const { name } = await tx
    .selectFrom('platform.school')
    .select('name')
    .where('id', '=', schoolId)
    .executeTakeFirstOrThrow()
  const spaced = `${code.slice(0, 4)} ${code.slice(4)}`
  await sendNotice(tx, context, {
    to: { address: recipient.address },
    fromName: name,
    subjectLine: 'Your code for a file / Eich cod ar gyfer ffeil',
    paragraphs: [
      `Somebody asked ${parts.settings.hostname} for a file that was sent to you. The code is ${spaced}; it works once, for ${minutes} minutes. If it was not you, do nothing.`,
      `Gofynnodd rhywun i ${parts.settings.hostname} am ffeil a anfonwyd atoch. Y cod yw ${spaced}; mae’n gweithio unwaith, am ${minutes} munud. Os nad chi oedd, peidiwch â gwneud dim.`,
    ],
    ...(recipient.personId === undefined ? {} : { personId: recipient.personId }),
  })
}

/** What came of a code: right once; wrong; or nobody may try for now. */
export type CodeOutcome = 'right' | 'wrong' | 'too-many'

/** Tries a code for an address. A right one is used up by it, a wrong one counts. */
export async function tryCode(
  tx: Tx,
  context: MailContext,
  file: FoundFile,
  given: { readonly address: string; readonly code: string },
): Promise<CodeOutcome> {
  const { schoolId, at, seals } = context
  await lockFile(tx, context, file)
  const { codes, tries } = await lately(tx, context, file)
  if (tries >= mostAnHour.tries) return 'too-many'
  const token = seals.token('address', given.address.trim())
  // Only the newest counts, so that asking again ends the older ones.
  const newest = codes.filter((each) => each.address_token.equals(token)).at(-1)
  const isOpen = newest && newest.used_at === null && newest.tries < mostTries
  if (!newest || !isOpen || Temporal.Instant.compare(newest.expires_at, at) <= 0) return 'wrong'
  const hash = hashOf(context, file, { address: given.address, code: given.code.replace(/\D/g, '') })
  const isRight = timingSafeEqual(hash, newest.code_hash)
  await tx
    .updateTable('mail.linked_file_code')
    .set(isRight ? { used_at: at } : { tries: newest.tries + 1 })
    .where('school_id', '=', schoolId)
    .where('id', '=', newest.id)
    .execute()
  return isRight ? 'right' : 'wrong'
}

/** Two tries at once count as two. */
async function lockFile(tx: Tx, { schoolId }: MailContext, { id }: FoundFile): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${schoolId} ${id}`}, 1))`.execute(tx)
}

async function lately(tx: Tx, { schoolId, at }: MailContext, { id }: FoundFile) {
  const codes = await tx
    .selectFrom('mail.linked_file_code')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('file_id', '=', id)
    .where('made_at', '>', at.subtract({ hours: 1 }))
    .orderBy('made_at')
    .orderBy('id')
    .execute()
  return { codes, tries: codes.reduce((sum, each) => sum + each.tries, 0) }
}

function hashOf(
  { schoolId, parts }: MailContext,
  { id }: FoundFile,
  { address, code }: { readonly address: string; readonly code: string },
): Buffer {
  return parts.keys.hmac(schoolId, 'mail-linked-file-code', `${id} ${address.trim().toLowerCase()} ${code}`)
}
