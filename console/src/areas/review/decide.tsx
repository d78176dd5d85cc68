import type { HeldMessage, HeldOutcome } from '@beadle/contract'
import { type FormEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Button } from '../../components/button/button.tsx'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { TextLine, Tick } from '../../components/field/field.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import type { Deed } from '../mail/held-acts.tsx'

/** What is about to be done: a refusal may ask for other words. */
export type Intent = 'release' | 'refuse' | 'reword'

type Props = {
  readonly held: HeldMessage
  readonly intent: Intent | undefined
  readonly onIntent: (intent: Intent | undefined) => void
  readonly pending: HeldOutcome | null
  readonly onDo: (deed: Deed) => void
}

/** Three buttons; the one pressed asks for a reason, with the usual one ready to be kept or typed over, and Ctrl and Enter decide. */
export function Decide({ held, intent, onIntent, pending, onDo }: Props) {
  const { say } = useSpeech()
  if (intent) return <Reason key={intent} {...{ held, intent, onIntent, pending, onDo }} />
  return (
    <div className="review-buttons">
      <Button kind="main" onPress={() => onIntent('release')}>
        {say('review.release')}
      </Button>
      <Button onPress={() => onIntent('reword')}>{say('review.reword')}</Button>
      <Button kind="grave" onPress={() => onIntent('refuse')}>
        {say('review.refuse')}
      </Button>
    </div>
  )
}

function Reason({ held, intent, onIntent, pending, onDo }: Props & { intent: Intent }) {
  const { say } = useSpeech()
  const id = useId()
  const form = useRef<HTMLFormElement>(null)
  const [reason, setReason] = useState(intent === 'refuse' ? '' : say(`review.reason.${intent}`))
  const [standing, setStanding] = useState(false)
  const [falseAlarm, setFalseAlarm] = useState(false)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  useEffect(() => {
    const field = form.current?.querySelector('textarea')
    field?.focus()
    // Kept, or typed over; what is only begun is gone on with.
    if (intent === 'reword') field?.setSelectionRange(field.value.length, field.value.length)
    else field?.select()
  }, [intent])
  function decide(event?: FormEvent) {
    event?.preventDefault()
    const given = reason.trim()
    setErrors(given ? [] : [{ field: id, words: say('acts.reason.missing') }])
    if (!given) return
    const outcome = intent === 'release' ? 'release' : 'refuse'
    onDo({
      outcome,
      reason: given,
      ...(outcome === 'release' && standing ? { standing } : {}),
      ...(outcome === 'release' && falseAlarm ? { falseAlarm } : {}),
    })
  }
  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) decide()
    if (event.key === 'Escape') onIntent(undefined)
  }
  return (
    <form ref={form} className="stack-small" onSubmit={decide} onKeyDown={press} noValidate>
      <ErrorSummary errors={errors} />
      <TextLine
        id={id}
        label={say('acts.reason')}
        hint={say('review.reason.hint')}
        value={reason}
        onChange={setReason}
        error={errors[0]?.words}
        long
        required
        maxLength={2000}
      />
      {intent === 'release' && held.mayStand && (
        <Tick checked={standing} onChange={setStanding}>
          {say('acts.standing')}
        </Tick>
      )}
      {intent === 'release' && held.falseAlarm === 'may' && (
        <Tick checked={falseAlarm} onChange={setFalseAlarm}>
          {say('false-alarm.also')}
        </Tick>
      )}
      <div className="row">
        <Button type="submit" kind={intent === 'release' ? 'main' : 'grave'} isPending={pending !== null}>
          {say(`review.do.${intent}`)}
        </Button>
        <Button kind="quiet" onPress={() => onIntent(undefined)}>
          {say('form.cancel')}
        </Button>
      </div>
    </form>
  )
}
