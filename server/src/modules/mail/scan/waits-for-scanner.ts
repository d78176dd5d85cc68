import type { HoldKind } from '../tables.ts'

// The Welsh here is unreviewed: no speaker has read it yet.
const words = {
  en: 'It is with the malware scanner, or waits until that answers. It goes by itself once it has been scanned.',
  cy: 'Mae gyda’r sganiwr meddalwedd faleisus, neu’n aros nes iddo ateb. Aiff ohoni’i hun wedi iddi gael ei sganio.',
}

/** Why a message waits that waits for the scanner and nothing else: its decision says that it may go. Undefined for any other. */
export function waitsForScanner(open: readonly { readonly kind: HoldKind }[]): typeof words | undefined {
  return open.length > 0 && open.every(({ kind }) => kind === 'scan') ? words : undefined
}
