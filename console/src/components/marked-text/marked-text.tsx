import type { Mark } from '@beadle/contract'
import { useSpeech } from '../../i18n/words.tsx'
import { cutMarks } from './cut-marks.ts'
import './marked-text.css'

/** A message's text with the words that set off a detector marked; each mark says what it was taken for. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  const { pick } = useSpeech()
  return (
    <p className="marked-text">
      {cutMarks(text, marks).map((piece) =>
        piece.mark ? (
          <mark key={piece.at} title={pick(piece.mark.words)}>
            {piece.text}
            <span className="visually-hidden"> ({pick(piece.mark.words)})</span>
          </mark>
        ) : (
          piece.text
        ),
      )}
    </p>
  )
}
