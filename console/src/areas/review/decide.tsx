import type { HeldMessage, HeldOutcome } from '@beadle/contract'
import { type FormEvent, type KeyboardEvent, useEffect, useRef } from 'react'
import { Button } from '../../components/button/button.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import type { Deed } from '../mail/held-acts.tsx'
import { ReasonFields, useReleaserReason } from '../mail/releaser-reason.tsx'

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
  const element = useRef<HTMLFormElement>(null)
  const form = useReleaserReason(intent === 'refuse' ? '' : say(`review.reason.${intent}`))
  useEffect(() => {
    const field = element.current?.querySelector('textarea')
    field?.focus()
    // Kept, or typed over; what is only begun is gone on with.
    if (intent === 'reword') field?.setSelectionRange(field.value.length, field.value.length)
    else field?.select()
  }, [intent])
  function decide(event?: FormEvent) {
    event?.preventDefault()
    const deed = form.deed(intent === 'release' ? 'release' : 'refuse')
    if (deed) onDo(deed)
  }
  function press(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) decide()
    if (event.key === 'Escape') onIntent(undefined)
  }
  return (
    <form ref={element} className="stack-small" onSubmit={decide} onKeyDown={press} noValidate>
      <ReasonFields form={form} held={held} mayRelease={intent === 'release'} hint={say('review.reason.hint')} />
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
