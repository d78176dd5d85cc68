import type { HeldMessage } from '@beadle/contract'
import { useId, useState } from 'react'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { TextLine, Tick } from '../../components/field/field.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import type { Deed } from './held-acts.tsx'

/** What a releaser has filled in, wherever they decide: see `ReasonFields`. */
export type ReleaserReason = ReturnType<typeof useReleaserReason>

/** One reason for releasing or refusing, and what goes with a release. `begun` is the reason as it stands at first. */
export function useReleaserReason(begun = '') {
  const { say } = useSpeech()
  const id = useId()
  const [reason, setReason] = useState(begun)
  const [standing, setStanding] = useState(false)
  const [falseAlarm, setFalseAlarm] = useState(false)
  const [errors, setErrors] = useState<readonly FormError[]>([])
  return {
    id,
    reason,
    setReason,
    standing,
    setStanding,
    falseAlarm,
    setFalseAlarm,
    errors,
    /** The deed with its reason; undefined, and said at the field, where the reason is missing. */
    deed(outcome: 'release' | 'refuse'): Deed | undefined {
      const given = reason.trim()
      setErrors(given ? [] : [{ field: id, words: say('acts.reason.missing') }])
      if (!given) return undefined
      const released = outcome === 'release'
      return {
        outcome,
        reason: given,
        ...(released && standing ? { standing } : {}),
        ...(released && falseAlarm ? { falseAlarm } : {}),
      }
    },
  }
}

/** The fields of it. What goes with a release is asked where it may be released. */
export function ReasonFields({
  form,
  held,
  mayRelease,
  hint,
}: {
  form: ReleaserReason
  held: HeldMessage
  mayRelease: boolean
  hint: string
}) {
  const { say } = useSpeech()
  return (
    <>
      <ErrorSummary errors={form.errors} />
      <TextLine
        id={form.id}
        label={say('acts.reason')}
        hint={hint}
        value={form.reason}
        onChange={form.setReason}
        error={form.errors[0]?.words}
        long
        required
        maxLength={2000}
      />
      {held.mayStand && mayRelease && (
        <Tick checked={form.standing} onChange={form.setStanding}>
          {say('acts.standing')}
        </Tick>
      )}
      {held.falseAlarm === 'may' && mayRelease && (
        <Tick checked={form.falseAlarm} onChange={form.setFalseAlarm}>
          {say('false-alarm.also')}
        </Tick>
      )}
    </>
  )
}
