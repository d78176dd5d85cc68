import { timingSafeEqual } from 'node:crypto'
import type { Tx } from '../../../platform/database/index.ts'
import type { Keys } from '../../../platform/keys/index.ts'
import { uuidv7 } from '../../../platform/uuid.ts'
import type { MailContext } from '../context.ts'

/** What a link's token says, once its seal has been checked. */
export type LinkToken = { readonly schoolId: string; readonly linkId: string }

const scope = 'installation'
/** What a link is for: one of a kind never does for another. */
export type LinkPurpose = 'mail-notice-link' | 'mail-linked-file'

const sealLength = 16

/**
 * A link for the sender's own choices about one message. The token holds ids only and is sealed by an HMAC, so that one
 * cannot be guessed or moved to another school; whether it still acts is the row's to say.
 */
export async function makeLink(
  tx: Tx,
  context: MailContext,
  about: { readonly messageId: string; readonly personId: string },
): Promise<string> {
  const { schoolId, at, parts } = context
  const id = uuidv7()
  await tx
    .insertInto('mail.notice_link')
    .values({
      school_id: schoolId,
      id,
      message_id: about.messageId,
      person_id: about.personId,
      made_at: at,
      expires_at: at.add({ hours: 24 * parts.settings.linkDays }),
    })
    .execute()
  return `${parts.settings.baseUrl}/n/${writeToken(parts.keys, { schoolId, linkId: id })}`
}

/** The token of a link: 22 + 22 characters of ids and 22 of seal, base64url. */
export function writeToken(
  keys: Keys,
  { schoolId, linkId }: LinkToken,
  purpose: LinkPurpose = 'mail-notice-link',
): string {
  const ids = Buffer.concat([bytesOf(schoolId), bytesOf(linkId)])
  return Buffer.concat([ids, keys.hmac(scope, purpose, ids).subarray(0, sealLength)]).toString('base64url')
}

/** The ids of a token, or undefined when it is not one of ours. */
export function readToken(keys: Keys, token: string, purpose: LinkPurpose = 'mail-notice-link'): LinkToken | undefined {
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== 32 + sealLength || bytes.toString('base64url') !== token) return undefined
  const ids = bytes.subarray(0, 32)
  if (!timingSafeEqual(keys.hmac(scope, purpose, ids).subarray(0, sealLength), bytes.subarray(32))) return undefined
  return { schoolId: uuidOf(ids.subarray(0, 16)), linkId: uuidOf(ids.subarray(16)) }
}

function bytesOf(uuid: string): Buffer {
  return Buffer.from(uuid.replaceAll('-', ''), 'hex')
}

function uuidOf(bytes: Buffer): string {
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
