import { useEffect, useRef } from 'react'
import { useSpeech } from '../../i18n/words.tsx'
import './error-summary.css'

export type FormError = { readonly field?: string | undefined; readonly words: string }

/** All that is wrong with a form, in one place that takes focus; each line leads to its field. */
export function ErrorSummary({ errors }: { errors: readonly FormError[] }) {
  const { say } = useSpeech()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (errors.length) box.current?.focus()
  }, [errors])
  if (!errors.length) return null
  return (
    <div className="error-summary" role="alert" tabIndex={-1} ref={box}>
      <h2>{say('form.wrong', { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, words }) => (
          <li key={`${field ?? ''} ${words}`}>
            {field ? (
              <a href={`#${field}`} onClick={(event) => focusField(event, field)}>
                {words}
              </a>
            ) : (
              words
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

// The address stays as it is: a fragment would be a new page to the router.
function focusField(event: { preventDefault: () => void }, field: string) {
  const found = document.getElementById(field)
  if (!found) return
  event.preventDefault()
  const input = found.matches('input, textarea, select')
    ? found
    : found.querySelector<HTMLElement>('input, textarea, select')
  input?.focus()
}
