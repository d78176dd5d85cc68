import type { Words } from '@beadle/contract'
import { useSpeech } from '../../i18n/words.tsx'
import { splitFirst } from './split-first.ts'
import './reason.css'

/** Three sentences for whoever was stopped: what happened (which stands out), which clause, what now. */
export function Reason({ words }: { words: Words }) {
  const { pick, language } = useSpeech()
  const [first, rest] = splitFirst(pick(words), language)
  return (
    <p className="reason">
      <strong>{first}</strong>
      {rest}
    </p>
  )
}
