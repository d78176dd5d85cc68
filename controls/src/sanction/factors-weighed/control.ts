import { defineControl, notApplicable } from '@beadle/engine'
import { actSettings, type Response, respond } from '../../response.ts'

type Settings = Response & { readonly factors: number }

/** A sanction is settled when everything that the school lists has been weighed, and not before. */
export const factorsWeighed = defineControl<'sanction.decide', Settings>({
  id: 'sanction.factors-weighed',
  summary: { en: 'Holds a sanction until all the factors that the school lists have been weighed.' },
  actions: ['sanction.decide'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      factors: { type: 'integer', minimum: 1, description: 'How many factors there are.' },
      ...actSettings,
    },
    required: ['factors'],
    additionalProperties: false,
  },
  evaluate({ request, settings }) {
    const { factorsWeighed: weighed } = request.resource.properties
    const { factors, outcome = 'second-look' } = settings
    if (weighed >= factors) return notApplicable
    return respond({ key: 'sanction.factors-weighed.some', params: { weighed, factors } }, outcome, settings)
  },
  whenUnsure: () => notApplicable,
})
