import type { Snippet } from '@beadle/contract'

/** A piece of a message with what was looked for in it marked: text, whatever it says. */
export function SnippetText({ snippet: { text, marks } }: { snippet: Snippet }) {
  let at = 0
  return (
    <>
      {marks.map(({ start, end }) => {
        const before = text.slice(at, start)
        at = end
        return (
          <span key={start}>
            {before}
            <mark>{text.slice(start, end)}</mark>
          </span>
        )
      })}
      {text.slice(at)}
    </>
  )
}
