import { type DecisionRequest, defineControl, notApplicable, type School } from '@beadle/engine'
import { type Audience, addressed, audienceSetting, keysOf, recipientOf } from '../../mail/audience.ts'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { type Response, respond, responseSettings } from '../../response.ts'

type Act = 'mail.submit' | 'file.transfer'
type Pictures = 'pupil-images' | 'staff-images'

type Settings = Response & {
  readonly from?: readonly Who[]
  readonly to?: readonly Audience[]
  readonly pictures?: readonly Pictures[]
}

/**
 * Pictures that are sent are out of the school's hands. Who is shown is not known here, so whether they agreed is the
 * sender's to say, or the school's own answer stands.
 */
export const imageSentOut = defineControl<Act, Settings>({
  id: 'image.sent-out',
  summary: { en: 'Answers mail and transfers that carry pictures of pupils or staff.' },
  actions: ['mail.submit', 'file.transfer'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who sends them.' },
      to: { ...audienceSetting, description: 'To whom; anybody when left out.' },
      pictures: {
        type: 'array',
        items: { type: 'string', enum: ['pupil-images', 'staff-images'] },
        description: 'Whose pictures; both when left out.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (!actedBy({ request, school }, settings.from)) return notApplicable
    const held = contentsOf(request)
    const pictures = (settings.pictures ?? ['pupil-images', 'staff-images']).filter((one) => held.includes(one))
    const readers = pictures.length === 0 ? [] : readersOf(request, settings.to ?? ['all'], school)
    if (readers.length === 0) return notApplicable
    const more = request.action.name === 'mail.submit' ? { recipients: readers } : {}
    return respond({ key: 'image.sent-out.agreed' }, settings.outcome ?? 'second-look', settings, more)
  },
  whenUnsure: () => notApplicable,
})

function isMail(request: DecisionRequest<Act>): request is DecisionRequest<'mail.submit'> {
  return request.action.name === 'mail.submit'
}

function contentsOf(request: DecisionRequest<Act>): readonly string[] {
  const { properties } = request.resource
  if ('contains' in properties) return properties.contains
  return 'attachments' in properties ? (properties.attachments ?? []).flatMap(({ contains = [] }) => contains) : []
}

function readersOf(request: DecisionRequest<Act>, to: readonly Audience[], school: School): readonly string[] {
  if (isMail(request)) return keysOf(addressed({ request, school }, to))
  const { properties } = request.resource as DecisionRequest<'file.transfer'>['resource']
  const recipient = recipientOf(properties.to, school)
  return to.some((audience) => recipient.audiences.has(audience)) ? [recipient.key] : []
}
