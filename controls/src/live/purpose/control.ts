import { defineControl, notApplicable } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'
import { isBound, type Session, sessionSettings } from '../session.ts'

type Settings = Response & Session & { readonly of: 'session' | 'camera' }

/** A session has an aim that was spelled out, and a camera is on for a reason. */
export const livePurpose = defineControl<'live.start', Settings>({
  id: 'live.purpose',
  summary: { en: 'Answers live sessions, or cameras in them, for which no purpose is stated.' },
  actions: ['live.start'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      ...sessionSettings,
      of: {
        type: 'string',
        enum: ['session', 'camera'],
        description: 'What needs a purpose: the session, or a camera that is on.',
      },
      ...actSettings,
    },
    required: ['of'],
    additionalProperties: false,
  },
  applies: isBound,
  evaluate({ request, settings }) {
    const { camera, cameraPurpose = '', objective = '' } = request.resource.properties
    const { of, outcome = 'second-look' } = settings
    if (of === 'session' && objective.trim() === '') return respond({ key: 'live.purpose.session' }, outcome, settings)
    if (of === 'camera' && camera === true && cameraPurpose.trim() === '')
      return respond({ key: 'live.purpose.camera' }, outcome, settings)
    return notApplicable
  },
  whenUnsure: () => notApplicable,
})
