import { defineControl, notApplicable, type Person } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'
import { isBound, type Session, sessionSettings } from '../session.ts'

type Direction = 'outgoing' | 'incoming'
type Settings = Response & Session & { readonly directions?: readonly Direction[] }

/** A child meets nobody unknown on a screen unless a member of staff is there. */
export const liveUnknownCaller = defineControl<'live.start', Settings>({
  id: 'live.unknown-caller',
  summary: { en: 'Answers live sessions with unknown people that no member of staff supervises.' },
  actions: ['live.start'],
  needs: [],
  reads: ['supervision.adult'],
  settings: {
    type: 'object',
    properties: {
      ...sessionSettings,
      directions: {
        type: 'array',
        items: { type: 'string', enum: ['outgoing', 'incoming'] },
        description: 'Calls made, calls answered; both when left out. What nobody says was answered was made.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  applies: isBound,
  evaluate({ request, facts, settings }) {
    const {
      with: people,
      direction = 'outgoing',
      supervised = facts['supervision.adult'],
    } = request.resource.properties
    if (settings.directions && !settings.directions.includes(direction)) return notApplicable
    if (supervised === true || !people.some(isUnknown)) return notApplicable
    return respond({ key: 'live.unknown-caller.alone' }, settings.outcome ?? 'release', settings)
  },
  whenUnsure: () => notApplicable,
})

/** Who has a part in the school is known unless it is said otherwise; of an outsider it must be said. */
function isUnknown({ known, roles = [] }: Person): boolean {
  return !(known ?? roles.some((role) => role !== 'outsider'))
}
