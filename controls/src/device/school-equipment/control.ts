import { type ActionName, defineControl, notApplicable } from '@beadle/engine'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'
import { oneStepSetting, type Response, releasersSetting, respond } from '../../response.ts'
import { actionsSetting, deviceOf, type Place, placeOf, placesSetting } from '../device.ts'

type Used = 'account.log-on' | 'device.connect' | 'file.open' | 'remote.connect'

type Settings = Pick<Response, 'outcome' | 'releasers'> & {
  readonly from?: readonly Audience[]
  readonly actions?: readonly ActionName[]
  readonly except?: readonly Place[]
}

const actions: readonly Used[] = ['account.log-on', 'device.connect', 'file.open', 'remote.connect']

/** School work is done on school equipment where there is any: a word, or a second look, to whoever uses their own. */
export const schoolEquipment = defineControl<Used, Settings>({
  id: 'device.school-equipment',
  summary: { en: 'Asks whoever does school work on equipment of their own to use the school’s.' },
  actions,
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whom it binds.' },
      actions: actionsSetting(actions),
      except: { ...placesSetting, description: 'Where nothing is said against it.' },
      outcome: oneStepSetting,
      releasers: releasersSetting,
    },
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    if (deviceOf(request)?.owner !== 'personal' || !sentBy({ request, school }, settings.from)) return notApplicable
    if (settings.actions && !settings.actions.includes(request.action.name)) return notApplicable
    const place = placeOf(request)
    if (place !== undefined && settings.except?.includes(place)) return notApplicable
    return respond({ key: 'device.school-equipment.own' }, settings.outcome ?? 'advise', settings)
  },
  whenUnsure: () => notApplicable,
})
