import { defineControl, notApplicable, permit, type Role } from '@beadle/engine'
import { roleItems } from '../../settings.ts'

type Settings = { readonly roles: readonly Role[] }

/** Those whom the policy names may erase a file of anybody's; it is logged, and what is preserved stays. */
export const officeHolders = defineControl<'file.delete', Settings>({
  id: 'file.office-holders',
  summary: { en: 'Lets named office-holders erase any file that is not under a preservation hold, and logs it.' },
  actions: ['file.delete'],
  needs: [],
  reads: ['hold.preservation'],
  settings: {
    type: 'object',
    properties: { roles: { type: 'array', items: roleItems, description: 'The office-holders.' } },
    required: ['roles'],
    additionalProperties: false,
  },
  evaluate({ request, settings: { roles }, facts }) {
    const isTheirs = request.subject.properties.roles.some((role) => roles.includes(role))
    if (!isTheirs || facts['hold.preservation'] || request.resource.properties.owner === 'self') return notApplicable
    return permit({ key: 'file.office-holders.may' }, { obligations: [{ do: 'log.activity' }] })
  },
  whenUnsure: () => notApplicable,
})
