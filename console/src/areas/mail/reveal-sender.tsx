import { getHeld, type HeldMessage, revealSender } from '@beadle/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyOf, useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { ReasonForm } from './reason-form.tsx'

/** Lifts the sender's pseudonym for this reviewer. It says before that this is recorded. */
export function RevealSender({ held }: { held: HeldMessage }) {
  const { say } = useSpeech()
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const reveal = useAct(revealSender, {
    onDone: (now) => client.setQueryData(keyOf(getHeld, { params: { id: held.id } }), now),
  })
  if (!open) {
    return (
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {say('reveal.ask')}
      </Button>
    )
  }
  return (
    <>
      {reveal.isError && <Problem error={reveal.error} />}
      <ReasonForm
        label={say('reveal.reason')}
        hint={say('reveal.hint')}
        missing={say('acts.reason.missing')}
        verb={say('reveal')}
        kind="plain"
        pending={reveal.isPending}
        onSubmit={(reason) => reveal.mutate({ params: { id: held.id }, body: { reason } })}
        onCancel={() => setOpen(false)}
      />
    </>
  )
}
