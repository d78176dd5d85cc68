import { defineControl, deny, hold, notApplicable, permit, type Releaser, type Role } from '@beadle/engine'
import { releaseBy } from '../../response.ts'
import { releaserItems, roleItems } from '../../settings.ts'

type Settings = { readonly roles: readonly Role[]; readonly releasers?: readonly Releaser[] }

/** Guests come for a time and on terms: they have agreed to them, and their account has an end, or somebody sets one. */
export const accountGuest = defineControl<'account.log-on', Settings>({
  id: 'account.guest',
  summary: { en: 'Lets guests in once they have agreed to the terms, and has an end set to their accounts.' },
  actions: ['account.log-on'],
  needs: ['agreement.accepted'],
  reads: ['account.ends-at'],
  settings: {
    type: 'object',
    properties: {
      roles: { type: 'array', items: roleItems, description: 'Who is a guest.' },
      releasers: { type: 'array', items: releaserItems, description: 'Who looks after guests’ accounts.' },
    },
    required: ['roles'],
    additionalProperties: false,
  },
  applies: ({ request, settings: { roles } }) => request.subject.properties.roles.some((role) => roles.includes(role)),
  evaluate({ facts, settings: { releasers = [] } }) {
    if (!facts['agreement.accepted']) return deny({ key: 'account.guest.not-agreed' })
    if (typeof facts['account.ends-at'] === 'string' || releasers.length === 0) return notApplicable
    const obligations = [{ do: 'notify' as const, who: releasers, text: 'account.guest.no-end' }]
    return permit({ key: 'account.guest.no-end' }, { obligations, aside: true })
  },
  whenUnsure: ({ settings }) => hold({ key: 'account.guest.unknown' }, releaseBy(settings)),
})
