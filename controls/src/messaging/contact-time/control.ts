import { defineControl, notApplicable } from '@beadle/engine'
import { actedBy, type Who, whoSetting } from '../../people.ts'
import { actSettings, type Response, respond } from '../../response.ts'
import { isEmergency } from '../emergency.ts'

type Act = 'call.make' | 'text.send'
type Settings = Response & { readonly from?: readonly Who[]; readonly phones?: readonly string[] }

/** While children are taught and looked after, nobody is on the telephone; an emergency is another matter. */
export const contactTime = defineControl<Act, Settings>({
  id: 'messaging.contact-time',
  summary: { en: 'Answers calls and text messages in time spent with children.' },
  actions: ['call.make', 'text.send'],
  needs: [],
  reads: ['work.teaching-now'],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Whose calls and messages.' },
      phones: {
        type: 'array',
        items: { type: 'string', enum: ['school', 'personal'] },
        description: 'From which telephones; any when left out.',
      },
      ...actSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, facts, settings, school }) {
    const { properties } = request.resource
    const { from, phones } = settings
    if (!actedBy({ request, school }, from) || (phones && !phones.includes(properties.phone))) return notApplicable
    if (isEmergency(request)) return notApplicable
    const duringLesson = 'destination' in properties ? properties.duringLesson : undefined
    const isWithChildren = duringLesson ?? facts['work.teaching-now']
    return isWithChildren === true
      ? respond({ key: 'messaging.contact-time.busy' }, settings.outcome ?? 'deny', settings)
      : notApplicable
  },
  whenUnsure: () => notApplicable,
})
