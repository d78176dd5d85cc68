import { defineControl, notApplicable } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'
import { isBound, type Session, sessionSettings } from '../session.ts'

/** Live contact runs through an account of the school, never a private one. */
export const liveAccount = defineControl<'live.start', Response & Session>({
  id: 'live.account',
  summary: { en: 'Refuses live sessions from private accounts.' },
  actions: ['live.start'],
  needs: [],
  settings: { type: 'object', properties: { ...sessionSettings, ...actSettings }, additionalProperties: false },
  applies: isBound,
  evaluate: ({ request, settings }) =>
    request.resource.properties.account === 'personal'
      ? respond({ key: 'live.account.private' }, settings.outcome ?? 'deny', settings)
      : notApplicable,
  whenUnsure: () => notApplicable,
})
