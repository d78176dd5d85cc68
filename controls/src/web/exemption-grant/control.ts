import { defineControl, deny, type Finding, hold, permit, type Releaser } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { isReleaser, releasersSetting } from '../../response.ts'
import { type Alarm, alarmSettings, alarmsOf } from '../answer.ts'

type Need = 'reason' | 'until' | 'granter'
type Settings = Pick<Alarm, 'tell'> & {
  readonly from?: readonly Audience[]
  readonly needs: Need
  readonly releasers?: readonly Releaser[]
}

/**
 * Opening a blocked site for somebody: what the request must say, and who may grant it. What is missing is added and the
 * request made again; an exemption that would already be over is none.
 */
export const exemptionGrant = defineControl<'exemption.grant', Settings>({
  id: 'web.exemption-grant',
  summary: { en: 'Grants the lifting of a site from the filter by the right person, with a reason and an end.' },
  actions: ['exemption.grant'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Who asks for it.' },
      needs: {
        type: 'string',
        enum: ['reason', 'until', 'granter'],
        description: 'What must be there: a reason, an end, or one of the releasers to grant it.',
      },
      releasers: releasersSetting,
      tell: alarmSettings.tell,
    },
    required: ['needs'],
    additionalProperties: false,
  },
  applies: ({ request, settings, school }) => sentBy({ request, school }, settings.from),
  evaluate({ request, settings, time }): Finding {
    const { needs, releasers = [] } = settings
    const { reason, until } = request.resource.properties
    const granted = { obligations: alarmsOf(settings, 'web.exemption-grant.asked') }
    if (needs === 'granter')
      return isReleaser(request.subject, releasers)
        ? permit({ key: 'web.exemption-grant.granted' }, granted)
        : hold({ key: 'web.exemption-grant.not-granter' }, { releasers }, granted)
    if (needs === 'reason')
      return reason?.trim()
        ? permit({ key: 'web.exemption-grant.reasoned' })
        : secondLook('web.exemption-grant.no-reason')
    if (!until) return secondLook('web.exemption-grant.no-end')
    return Temporal.Instant.compare(Temporal.Instant.from(until), time) > 0
      ? permit({ key: 'web.exemption-grant.ends' })
      : deny({ key: 'web.exemption-grant.over' })
  },
  whenUnsure: () => [],
})

function secondLook(key: string): Finding {
  return hold({ key }, { releasers: ['sender'] })
}
