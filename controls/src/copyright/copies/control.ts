import { type DecisionRequest, defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'

type Act = 'file.transfer' | 'page.publish' | 'image.publish'
const acts: readonly Act[] = ['file.transfer', 'page.publish', 'image.publish']

type Settings = Response & { readonly actions?: readonly Act[]; readonly from?: readonly Who[] }

/**
 * A protected work is neither handed over nor published without the right to do so. What a file holds is known of one that
 * is handed over; of what is published, whether it infringes. Mail and downloads have controls of their own.
 */
export const copyrightCopies = defineControl<Act, Settings>({
  id: 'copyright.copies',
  summary: { en: 'Refuses handing over and publishing works that copyright protects.' },
  actions: acts,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: acts },
        description: 'Handing over, publishing pages or pictures; all when left out.',
      },
      from: { ...whoSetting, description: 'Who copies.' },
      ...actSettings,
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    (settings.actions?.includes(request.action.name) ?? true) && actedBy({ request, school }, settings.from),
  evaluate: ({ request, settings }) =>
    isProtected(request)
      ? respond({ key: 'copyright.copies.protected' }, settings.outcome ?? 'deny', settings)
      : notApplicable,
  whenUnsure: () => notApplicable,
})

function isProtected({ resource: { properties } }: DecisionRequest<Act>): boolean {
  return 'contains' in properties ? properties.contains.includes('copyright-work') : properties.licence === 'infringing'
}
