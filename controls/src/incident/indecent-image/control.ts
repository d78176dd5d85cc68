import { type DecisionRequest, defineControl, deny, notApplicable, type Releaser } from '@beadle/engine'
import { releaserItems } from '../../settings.ts'

type Act = 'mail.submit' | 'mail.receive' | 'file.transfer' | 'file.store' | 'web.request'
const acts: readonly Act[] = ['mail.submit', 'mail.receive', 'file.transfer', 'file.store', 'web.request']

type Settings = { readonly actions?: readonly Act[]; readonly tell: readonly Releaser[] }

/**
 * An indecent image of a child is sent to nobody, copied nowhere and looked at by no one, for whatever reason: passing it on
 * is an offence in itself. Not even the safe lane carries it; those in charge are told, and the police are called.
 */
export const indecentImage = defineControl<Act, Settings>({
  id: 'incident.indecent-image',
  summary: { en: 'Refuses to send, store or fetch indecent images of children, whoever asks and why.' },
  actions: acts,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: { type: 'array', items: { type: 'string', enum: acts }, description: 'Which acts; all when left out.' },
      tell: { type: 'array', items: releaserItems, description: 'Who is told.' },
    },
    required: ['tell'],
    additionalProperties: false,
  },
  applies: ({ request, settings }) => settings.actions?.includes(request.action.name) ?? true,
  evaluate({ request, settings }) {
    if (!holdsIndecentImage(request)) return notApplicable
    return deny(
      { key: 'incident.indecent-image.never' },
      {
        absolute: true,
        obligations: [
          { do: 'open.incident', category: 'indecent-image', severity: 'high', silent: true },
          { do: 'notify', who: settings.tell, text: 'incident.indecent-image.notice', silent: true },
        ],
      },
    )
  },
  whenUnsure: () => notApplicable,
})

function holdsIndecentImage({ resource: { properties } }: DecisionRequest<Act>): boolean {
  if ('categories' in properties) return properties.categories.includes('illegal-images')
  if ('contains' in properties) return properties.contains.includes('indecent-image')
  if (!('attachments' in properties)) return false
  return (properties.attachments ?? []).some(({ contains = [] }) => contains.includes('indecent-image'))
}
