import { RefusedError, UnexpectedReplyError, UnreachableError } from '../../api/ask.ts'
import { useSpeech, type WordId } from '../../i18n/words.tsx'
import { Button } from '../button/button.tsx'
import './problem.css'

type Said = { readonly heading: WordId; readonly now: WordId; readonly code?: string }

/** What went wrong and what one can do, for any error a page can meet. */
export function Problem({ error, again }: { error: unknown; again?: () => void }) {
  const { say } = useSpeech()
  const said = explain(error)
  return (
    <div className="problem" role="alert">
      <h2>{say(said.heading)}</h2>
      <p>{say(said.now)}</p>
      {said.code && <p className="small soft">{say('problem.code', { code: said.code })}</p>}
      {again && <Button onPress={again}>{say('problem.again')}</Button>}
    </div>
  )
}

/** The words for an error: heading, what to do now, and the server's code where that helps somebody to help. */
export function explain(error: unknown): Said {
  if (error instanceof UnreachableError) return { heading: 'problem.unreachable', now: 'problem.unreachable.now' }
  if (error instanceof UnexpectedReplyError) return { heading: 'problem.unexpected', now: 'problem.unexpected.now' }
  if (!(error instanceof RefusedError)) return { heading: 'problem.other', now: 'problem.other.now' }
  if (error.status === 404) return { heading: 'problem.not-found', now: 'problem.not-found.now', code: error.code }
  if (error.status === 403) return { heading: 'problem.not-yours', now: 'problem.not-yours.now', code: error.code }
  if (error.status === 401) return { heading: 'problem.signed-out', now: 'problem.signed-out.now', code: error.code }
  if (error.status === 409)
    return { heading: 'problem.somebody-first', now: 'problem.somebody-first.now', code: error.code }
  if (error.status === 503) return { heading: 'problem.away', now: 'problem.away.now', code: error.code }
  return { heading: 'problem.other', now: 'problem.other.now', code: error.code }
}
