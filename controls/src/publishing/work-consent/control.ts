import { defineControl, deny, hold, notApplicable, type Releaser } from '@beadle/engine'
import { type ConsentOf, consentState } from '../../image/consents.ts'
import { actedBy, type Who, whoSetting } from '../../people.ts'

type Settings = { readonly from?: readonly Who[]; readonly by: readonly ConsentOf[]; readonly all?: boolean }

/** A pupil's work is the pupil's: it is published with the permission the school asks for, of everybody whose work it is. */
export const workConsent = defineControl<'page.publish', Settings>({
  id: 'publishing.work-consent',
  summary: { en: 'Refuses pupils’ work whose publication was refused; holds it until permission is given.' },
  actions: ['page.publish'],
  needs: ['consent.work'],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who publishes.' },
      by: {
        type: 'array',
        items: { type: 'string', enum: ['parent', 'person'] },
        description: 'Whose permission: a parent’s, the pupil’s.',
      },
      all: { type: 'boolean', description: 'Whether all of them must give it; one is enough when left out.' },
    },
    required: ['by'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    request.resource.properties.pupilWork === true && actedBy({ request, school }, settings.from),
  evaluate({ facts, settings }) {
    const states = Object.values(facts['consent.work'] ?? {}).map((answer) => consentState(answer, settings))
    if (states.includes('refused')) return deny({ key: 'publishing.work-consent.refused' })
    if (states.length > 0 && states.every((one) => one === 'given')) return notApplicable
    return hold(
      { key: 'publishing.work-consent.never-asked' },
      { releasers: askedOf(settings), deputies: [], onDeadline: 'refuse' },
    )
  },
  // Whether anybody agreed is not known, which is the same as nobody having been asked.
  whenUnsure: ({ settings }) =>
    hold(
      { key: 'publishing.work-consent.never-asked' },
      { releasers: askedOf(settings), deputies: [], onDeadline: 'refuse' },
    ),
})

function askedOf({ by }: Settings): readonly Releaser[] {
  return by.map((who): Releaser => (who === 'parent' ? 'role:parent' : 'role:pupil'))
}
