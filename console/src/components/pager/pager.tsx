import { useState } from 'react'
import { useSpeech } from '../../i18n/words.tsx'
import { Button } from '../button/button.tsx'

/** Where one stands in a list that is turned page by page; the newest page first. */
export type Turning = {
  /** What the page shown is asked by; undefined for the newest. */
  readonly before: string | undefined
  readonly isFirst: boolean
  older(next: string): void
  newer(): void
  /** Back to the newest, when something else is searched. */
  reset(): void
}

export function useTurning(): Turning {
  const [turned, setTurned] = useState<readonly string[]>([])
  return {
    before: turned.at(-1),
    isFirst: turned.length === 0,
    older: (next) => setTurned([...turned, next]),
    newer: () => setTurned(turned.slice(0, -1)),
    reset: () => setTurned([]),
  }
}

/** Turns a list; the new page begins at its heading, for the eye and for a screen reader alike. */
export function Pager({ turning, next }: { turning: Turning; next: string | null | undefined }) {
  const { say } = useSpeech()
  if (turning.isFirst && !next) return null
  return (
    <div className="row">
      {!turning.isFirst && (
        <Button
          onPress={() => {
            turning.newer()
            toHeading()
          }}
        >
          {say('list.newer')}
        </Button>
      )}
      {next && (
        <Button
          onPress={() => {
            turning.older(next)
            toHeading()
          }}
        >
          {say('list.older')}
        </Button>
      )}
    </div>
  )
}

function toHeading() {
  scrollTo(0, 0)
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
