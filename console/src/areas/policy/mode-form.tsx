import { type BoundControl, type Mode, setBindingMode } from '@beadle/contract'
import { type FormEvent, useId, useState } from 'react'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** Switches a binding over: to watching, or to acting at once or from a school day. The reason goes on the ledger. */
export function ModeForm({ binding, onClose }: { binding: BoundControl; onClose: () => void }) {
  const { say } = useSpeech()
  const id = useId()
  const to: Mode = binding.mode === 'enforce' ? 'watch' : 'enforce'
  const [reason, setReason] = useState('')
  const [liveFrom, setLiveFrom] = useState('')
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const change = useAct(setBindingMode, { onDone: onClose })
  function submit(event: FormEvent) {
    event.preventDefault()
    const given = reason.trim()
    setErrors(given ? [] : [{ field: id, words: say('acts.reason.missing') }])
    if (!given) return
    change.mutate({
      params: { id: binding.id },
      body: { mode: to, reason: given, ...(to === 'enforce' && liveFrom ? { liveFrom } : {}) },
    })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      {change.isError && <Problem error={change.error} />}
      <p className="measure">{say(`mode.${to}.means`)}</p>
      {to === 'enforce' && (
        <TextLine
          label={say('mode.when')}
          hint={say('mode.when.hint')}
          type="date"
          value={liveFrom}
          onChange={setLiveFrom}
        />
      )}
      <TextLine
        id={id}
        label={say('mode.reason')}
        hint={say('mode.reason.hint')}
        value={reason}
        onChange={setReason}
        error={errors[0]?.words}
        long
        required
        maxLength={2000}
      />
      <div className="row">
        <Button type="submit" kind="main" isPending={change.isPending}>
          {say(to === 'watch' ? 'mode.to-watch' : 'mode.to-enforce')}
        </Button>
        <Button onPress={onClose}>{say('form.cancel')}</Button>
      </div>
    </form>
  )
}
