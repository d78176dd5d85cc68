import { type FormEvent, useId, useState } from 'react'
import { Button, type ButtonKind } from '../../components/button/button.tsx'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { useSpeech } from '../../i18n/words.tsx'

type Props = {
  readonly label: string
  readonly hint?: string
  /** What is said when it is left empty. */
  readonly missing: string
  readonly verb: string
  readonly kind: ButtonKind
  readonly pending: boolean
  readonly onSubmit: (reason: string) => void
  readonly onCancel: () => void
}

/** A reason, asked where the button was pressed. It takes focus when it opens. */
export function ReasonForm({ label, hint, missing, verb, kind, pending, onSubmit, onCancel }: Props) {
  const { say } = useSpeech()
  const id = useId()
  const [reason, setReason] = useState('')
  const [errors, setErrors] = useState<readonly FormError[]>([])
  function submit(event: FormEvent) {
    event.preventDefault()
    const given = reason.trim()
    setErrors(given ? [] : [{ field: id, words: missing }])
    if (given) onSubmit(given)
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      <TextLine
        id={id}
        label={label}
        hint={hint}
        value={reason}
        onChange={setReason}
        error={errors[0]?.words}
        long
        required
        maxLength={2000}
        autoFocus
      />
      <Button type="submit" kind={kind} isPending={pending}>
        {verb}
      </Button>
      <Button onPress={onCancel}>{say('form.cancel')}</Button>
    </form>
  )
}
