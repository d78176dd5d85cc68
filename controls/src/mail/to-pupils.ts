import type { Finding, Reason, SettingSchema } from '@beadle/engine'
import { type Outcome, type Response, respond } from '../response.ts'
import { keysOf, type Recipient } from './audience.ts'

/** The setting of controls that never ask anybody whether a pupil may be sent such a thing. */
export type ToPupils = 'deny' | 'same'

export const toPupilsSetting = {
  type: 'string',
  enum: ['deny', 'same'],
  description: 'What happens when a pupil would receive it: no, or as with everybody else.',
} satisfies SettingSchema

type How = { readonly settings: Response; readonly outcome: Outcome; readonly toPupils: ToPupils }

/** The findings about a message to these recipients: no for the pupils among them, the school's answer for the others. */
export function respondTo(
  bound: readonly Recipient[],
  because: Reason,
  { settings, outcome, toPupils }: How,
): readonly Finding[] {
  const isRefused = ({ audiences }: Recipient) => toPupils === 'deny' && audiences.has('pupil')
  const pupils = bound.filter(isRefused)
  const others = bound.filter((recipient) => !isRefused(recipient))
  return [
    ...(pupils.length > 0 ? [respond(because, 'deny', settings, { recipients: keysOf(pupils) })] : []),
    ...(others.length > 0
      ? [respond(because, settings.outcome ?? outcome, settings, { recipients: keysOf(others) })]
      : []),
  ]
}
