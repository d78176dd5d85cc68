import { type DecisionRequest, defineControl, isMailRequest, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { type Response, respond, responseSettings } from '../../response.ts'
import { contentItems } from '../../settings.ts'

type Act = 'mail.submit' | 'file.transfer' | 'page.publish' | 'image.publish'
const acts: readonly Act[] = ['mail.submit', 'file.transfer', 'page.publish', 'image.publish']
type Thing = { readonly holds: readonly string[]; readonly licence?: string | undefined }

type Settings = Response & {
  readonly actions?: readonly Act[]
  readonly from?: readonly Who[]
  readonly kinds?: readonly string[]
}

const free: readonly string[] = ['own-work', 'licensed', 'public-domain', 'permission-recorded', 'checked']

/**
 * A protected work is not handed on without a licence. Music, films, programs and the like whose licence is
 * said to be unknown are looked into first; of whose licence nothing is said at all, most are free to have.
 */
export const copyrightCopies = defineControl<Act, Settings>({
  id: 'copyright.copies',
  summary: {
    en: 'Refuses handing on and publishing works that copyright protects; asks where the licence is unknown.',
  },
  actions: acts,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      actions: {
        type: 'array',
        items: { type: 'string', enum: acts },
        description: 'Mailing, transferring, publishing; all when left out.',
      },
      from: { ...whoSetting, description: 'Who copies.' },
      kinds: {
        type: 'array',
        items: contentItems,
        description: 'Works whose licence must be known, beside those known to be protected.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) =>
    (settings.actions?.includes(request.action.name) ?? true) && actedBy({ request, school }, settings.from),
  evaluate({ request, settings }) {
    const { kinds = [], outcome = 'deny' } = settings
    const things = thingsOf(request)
    if (things.some(isProtected)) return respond({ key: 'copyright.copies.protected' }, outcome, settings)
    const isDoubtful = ({ holds, licence }: Thing) => licence === 'unknown' && holds.some((one) => kinds.includes(one))
    return things.some(isDoubtful)
      ? respond({ key: 'copyright.copies.unknown' }, 'second-look', settings)
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})

function isProtected({ holds, licence }: Thing): boolean {
  return licence === 'infringing' || (holds.includes('copyright-work') && !(licence && free.includes(licence)))
}

function thingsOf(request: DecisionRequest<Act>): readonly Thing[] {
  if (isMailRequest(request)) {
    const { attachments = [] } = request.resource.properties
    return attachments.map(({ contains = [], licence }) => ({ holds: contains, licence }))
  }
  const { properties } = request.resource
  if ('contains' in properties) return [{ holds: properties.contains }]
  return 'channel' in properties ? [{ holds: [], licence: properties.licence }] : []
}
