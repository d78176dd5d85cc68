import { fieldValue, type Header } from './mime/header.ts'
import type { SealedEnvelope } from './sealed.ts'

const listFields = ['list-id', 'list-post', 'list-unsubscribe', 'mailing-list']

/**
 * Why nothing may be sent back to a message, even when a person asks for it: what is sent there would answer a machine, reach
 * a whole list, or hit somebody whose address was forged (RFC 3834 2, RFC 2919). Undefined where it may be answered.
 */
export function unanswerable(
  header: Header,
  { from, unverified }: { readonly from: string; readonly unverified: boolean },
): SealedEnvelope['unanswerable'] {
  if (unverified) return 'unproved'
  const has = (name: string) => fieldValue(header, name) !== undefined
  const precedence = fieldValue(header, 'precedence')?.trim().toLowerCase()
  if (precedence === 'list' || listFields.some(has)) return 'list'
  const automatic = fieldValue(header, 'auto-submitted')?.trim().toLowerCase()
  const isAutomatic = automatic !== undefined && !automatic.startsWith('no')
  return from === '' || isAutomatic || precedence === 'bulk' || precedence === 'junk' ? 'automatic' : undefined
}
