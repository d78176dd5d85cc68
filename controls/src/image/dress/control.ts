import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Settings = Response & { readonly from?: readonly Who[]; readonly of?: readonly Who[] }

/** Children in pictures are suitably dressed; whoever takes the picture says whether they are. */
export const imageDress = defineControl<'image.capture', Settings>({
  id: 'image.dress',
  summary: { en: 'Answers pictures of people who are not suitably dressed for one.' },
  actions: ['image.capture'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who takes the pictures.' },
      of: { ...whoSetting, description: 'Whose pictures.' },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { dressSuitable, pictured } = request.resource.properties
    if (dressSuitable !== false || !actedBy({ request, school }, settings.from)) return notApplicable
    if (those(pictured, settings.of, school).length === 0) return notApplicable
    return respond({ key: 'image.dress.unsuitable' }, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})
