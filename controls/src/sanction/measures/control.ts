import { advise, defineControl, type Facts, notApplicable } from '@beadle/engine'

type Settings = { readonly measure: 'time' | 'capacity' }

/** What misuse took, beside what it was: time of the working day, space on the school's disks. Told to those who decide. */
export const sanctionMeasures = defineControl<'sanction.decide', Settings>({
  id: 'sanction.measures',
  summary: { en: 'Puts the time or the space that misuse took before those who decide on a sanction.' },
  actions: ['sanction.decide'],
  needs: [],
  reads: ['usage.personal-share', 'storage.used-share'],
  settings: {
    type: 'object',
    properties: {
      measure: {
        type: 'string',
        enum: ['time', 'capacity'],
        description: 'The share of use that was private, or of the mail account’s space that is filled.',
      },
    },
    required: ['measure'],
    additionalProperties: false,
  },
  evaluate({ facts, settings: { measure } }) {
    const share = shareOf(facts, measure)
    return share === undefined || share === 0
      ? notApplicable
      : advise({ key: `sanction.measures.${measure}`, params: { percent: Math.round(share * 100) } })
  },
  whenUnsure: () => notApplicable,
})

function shareOf(facts: Facts, measure: Settings['measure']): number | undefined {
  return measure === 'time' ? facts['usage.personal-share'] : facts['storage.used-share']
}
