import { defineControl, notApplicable, permit } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'
import { isBound, type Session, sessionSettings } from '../session.ts'

type Platform = 'school-run' | 'approved' | 'other'
type Settings = Response & Session & { readonly platforms: readonly Platform[]; readonly only?: boolean }

/** Pupils and families are met on what the school runs or has approved; a school may also only say what it provides. */
export const livePlatform = defineControl<'live.start', Settings>({
  id: 'live.platform',
  summary: { en: 'Answers live sessions on platforms that the school neither runs nor has approved.' },
  actions: ['live.start'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      ...sessionSettings,
      platforms: {
        type: 'array',
        items: { type: 'string', enum: ['school-run', 'approved', 'other'] },
        description: 'Platforms the school provides.',
      },
      only: { type: 'boolean', description: 'False where others are not ruled out; they are when left out.' },
      ...actSettings,
    },
    required: ['platforms'],
    additionalProperties: false,
  },
  applies: isBound,
  evaluate({ request, settings }) {
    const { platform } = request.resource.properties
    const { platforms, only = true, outcome = 'deny' } = settings
    if (platform !== undefined && platforms.includes(platform))
      return only ? notApplicable : permit({ key: 'live.platform.provided' })
    // Where nobody says where it runs it is taken to run where it should: most sessions do.
    return only && platform !== undefined ? respond({ key: 'live.platform.other' }, outcome, settings) : notApplicable
  },
  whenUnsure: () => notApplicable,
})
