import { defineControl, deny, hold, notApplicable, permit } from '@beadle/engine'
import { isBound, type Session, sessionSettings } from '../session.ts'

type Settings = Session & { readonly says: 'may' | 'all-told' }

/** A meeting may be recorded for its host's protection when everybody in it has been told. */
export const liveRecording = defineControl<'live.start', Settings>({
  id: 'live.recording',
  summary: { en: 'Lets live sessions be recorded once everybody in them has been told; refuses it before.' },
  actions: ['live.start'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      ...sessionSettings,
      says: {
        type: 'string',
        enum: ['may', 'all-told'],
        description: 'That recording is allowed where all were told, or also that it is not before they were.',
      },
    },
    required: ['says'],
    additionalProperties: false,
  },
  applies: isBound,
  evaluate({ request, settings }) {
    const { recording, allTold } = request.resource.properties
    if (recording !== true) return notApplicable
    if (allTold === true) return permit({ key: 'live.recording.may' })
    if (settings.says === 'may') return notApplicable
    return allTold === false
      ? deny({ key: 'live.recording.not-told' })
      : hold({ key: 'live.recording.unsaid' }, { releasers: ['sender'] })
  },
  whenUnsure: () => notApplicable,
})
