import { defineControl, notApplicable, permit } from '@beadle/engine'
import { type Place, placesSetting } from '../../device/device.ts'
import { type Audience, audienceSetting, sentBy } from '../../mail/audience.ts'

type Settings = {
  readonly from?: readonly Audience[]
  readonly minutes: number
  readonly personalData?: boolean
  readonly places?: readonly Place[]
}

/** A session that nobody attends is locked. Where it is not known whether personal data are open, they are taken to be. */
export const idleLock = defineControl<'account.idle', Settings>({
  id: 'account.idle-lock',
  summary: { en: 'Locks a session that nobody has attended for some minutes.' },
  actions: ['account.idle'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose sessions.' },
      minutes: { type: 'integer', minimum: 0, description: 'After how many minutes.' },
      personalData: { type: 'boolean', description: 'True: only a session that has personal data open.' },
      places: { ...placesSetting, description: 'Only sessions there; everywhere when left out.' },
    },
    required: ['minutes'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { minutes, opensPersonalData, place } = request.resource.properties
    if (minutes < settings.minutes || !sentBy({ request, school }, settings.from)) return notApplicable
    if (settings.personalData && opensPersonalData === false) return notApplicable
    if (settings.places && (place === undefined || !settings.places.includes(place))) return notApplicable
    return permit({ key: 'account.idle-lock.locked' }, { obligations: [{ do: 'session.lock' }], aside: true })
  },
  whenUnsure: () => notApplicable,
})
