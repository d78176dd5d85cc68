import { decodeTransfer } from '../mime/transfer.ts'
import { type Node, partsOf, type Tree } from './tree.ts'

const types: ReadonlySet<string> = new Set([
  'multipart/signed',
  'multipart/encrypted',
  'application/pkcs7-mime',
  'application/x-pkcs7-mime',
  'application/pkcs7-signature',
  'application/x-pkcs7-signature',
  'application/pgp-encrypted',
  'application/pgp-signature',
  'application/pgp-keys',
  // Invitations: answers are matched to them by programs.
  'text/calendar',
  'application/ics',
  // Outlook's own wrapping: a whole message with its files inside one part.
  'application/ms-tnef',
  'application/vnd.ms-tnef',
  // Microsoft's rights management.
  'application/x-microsoft-rpmsg-message',
  // A piece of a message, or a pointer to one: not ours to see whole.
  'message/partial',
  'message/external-body',
])

const armour = [Buffer.from('-----BEGIN PGP SIGNED MESSAGE-----'), Buffer.from('-----BEGIN PGP MESSAGE-----')]

/**
 * Whether a message has a part that is never rewritten: signed, encrypted, calendar, TNEF. `within` looks into messages
 * within it too, for changes that would reach them. Where the parts are in doubt, the name of one such type anywhere is enough.
 */
export function hasProtected(bytes: Buffer, { root, isCertain }: Tree, { within = false } = {}): boolean {
  if (!isCertain && isNamed(bytes)) return true
  for (const node of partsOf(root, { outside: !within })) if (isProtected(bytes, node)) return true
  return false
}

function isNamed(bytes: Buffer): boolean {
  const text = bytes.toString('latin1').toLowerCase()
  return text.includes('winmail.dat') || [...types].some((type) => text.includes(type))
}

/** Whether this part itself is one of them. */
export function isProtected(bytes: Buffer, node: Node): boolean {
  const { type, disposition } = node
  if (types.has(type.value)) return true
  const name = (disposition.parameters.get('filename') ?? type.parameters.get('name') ?? '').toLowerCase()
  if (name === 'winmail.dat' || name === 'smime.p7m' || name === 'message.rpmsg') return true
  if (!type.value.startsWith('text/')) return false
  const content = decodeTransfer(bytes.subarray(node.bodyStart, node.end), node.encoding)
  return armour.some((mark) => content.includes(mark))
}
