import type { DestinationQueue, LastAnswer } from '@beadle/contract'
import type { useSpeech } from '../../i18n/words.tsx'

type Say = ReturnType<typeof useSpeech>['say']

/** A destination as people call it. */
export function nameOf(name: string, say: Say): string {
  if (name === '') return say('queue.just-accepted')
  if (name === 'smart-host') return say('queue.smart-host')
  return name.startsWith('mx:') ? say('queue.servers-of', { domain: name.slice('mx:'.length) }) : name
}

/** What an answer means: its first figure says it (RFC 5321 4.2.1). */
export function answerInWords({ code }: LastAnswer, say: Say): string {
  if (code.startsWith('4')) return say('queue.answer.later')
  return code.startsWith('5') ? say('queue.answer.refused') : say('queue.answer.none')
}

/** How a destination stands, in one word for its badge. */
export function standingOf({ paused, waiting, stopped, sending, lastAnswer }: DestinationQueue) {
  if (paused) return 'paused' as const
  if (waiting > 0 && lastAnswer) return 'waiting' as const
  if (sending > 0) return 'sending' as const
  return stopped > 0 ? ('stopped' as const) : ('going' as const)
}
