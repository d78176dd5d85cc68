import { cutFound, type Sought } from './find.ts'

/** Words of a clause with what was searched for marked in them. */
export function FoundWords({ text, sought }: { text: string; sought: Sought }) {
  return cutFound(text, sought).map((piece) =>
    piece.found ? <mark key={piece.at}>{piece.text}</mark> : <span key={piece.at}>{piece.text}</span>,
  )
}
