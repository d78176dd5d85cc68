import { defineControl, notApplicable } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'
import { isBound, type Session, sessionSettings } from '../session.ts'

type Settings = Response & Session & { readonly asks: 'kept' | 'set' }

/** Staff say when they can be reached, and are reached only then: their own time stays theirs. */
export const liveAgreedHours = defineControl<'live.start', Settings>({
  id: 'live.agreed-hours',
  summary: { en: 'Answers live sessions outside the hours that were agreed, or for which none were.' },
  actions: ['live.start'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      ...sessionSettings,
      asks: {
        type: 'string',
        enum: ['kept', 'set'],
        description: 'That agreed hours are kept, or that there are any.',
      },
      ...actSettings,
    },
    required: ['asks'],
    additionalProperties: false,
  },
  applies: isBound,
  evaluate({ request, settings }) {
    const { agreedHours } = request.resource.properties
    if (settings.asks === 'set')
      return agreedHours === undefined
        ? respond({ key: 'live.agreed-hours.unset' }, settings.outcome ?? 'advise', settings)
        : notApplicable
    return agreedHours === false
      ? respond({ key: 'live.agreed-hours.outside' }, settings.outcome ?? 'second-look', settings)
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
