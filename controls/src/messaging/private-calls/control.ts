import { defineControl, hold, notApplicable, permit } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { type Response, releaseBy, releasersSetting } from '../../response.ts'
import { isEmergency } from '../emergency.ts'

type Settings = Pick<Response, 'releasers'> & {
  readonly from?: readonly Who[]
  readonly destinations?: readonly string[]
  readonly asks: 'permission' | 'repayment'
}

/** A private call on the school's telephone: dear ones need leave first, and what they cost is paid back. */
export const privateCalls = defineControl<'call.make', Settings>({
  id: 'messaging.private-calls',
  summary: {
    en: 'Holds private calls to dear numbers until they are permitted; has what private calls cost paid back.',
  },
  actions: ['call.make'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Whose calls.' },
      destinations: {
        type: 'array',
        items: { type: 'string', enum: ['school', 'landline', 'mobile', 'non-geographic', 'overseas'] },
        description: 'Calls to what; to anything when left out.',
      },
      asks: { type: 'string', enum: ['permission', 'repayment'], description: 'Leave beforehand, or paying back.' },
      releasers: releasersSetting,
    },
    required: ['asks'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { destination, phone, personal, permission } = request.resource.properties
    const { from, destinations, asks } = settings
    const isPrivate = personal === true && phone === 'school' && !isEmergency(request)
    if (!isPrivate || !actedBy({ request, school }, from)) return notApplicable
    if (destinations && !destinations.includes(destination)) return notApplicable
    if (asks === 'repayment')
      return permit(
        { key: 'messaging.private-calls.repaid' },
        { aside: true, obligations: [{ do: 'record.reimburse' }] },
      )
    return permission === true
      ? notApplicable
      : hold({ key: 'messaging.private-calls.permission' }, releaseBy(settings))
  },
  whenUnsure: () => notApplicable,
})
