import { defineControl, notApplicable, permit } from '@beadle/engine'
import { recipientOf } from '../../mail/audience.ts'
import { actedBy, those, type Who, whoSetting } from '../../people.ts'

type Settings = {
  readonly from?: readonly Who[]
  readonly to: readonly ('parent' | 'staff' | 'pupil')[]
  readonly channels: readonly string[]
}

/** The school's bulk service is there for those it names, by the channels it has. */
export const broadcastAudience = defineControl<'broadcast.send', Settings>({
  id: 'messaging.broadcast-audience',
  summary: { en: 'Lets messages go to many at once by the service that the school has for those it names.' },
  actions: ['broadcast.send'],
  needs: [],
  settings: {
    type: 'object',
    properties: {
      from: { ...whoSetting, description: 'Who sends them.' },
      to: {
        type: 'array',
        items: { type: 'string', enum: ['parent', 'staff', 'pupil'] },
        description: 'Whom the service reaches.',
      },
      channels: {
        type: 'array',
        items: { type: 'string', enum: ['sms', 'voice', 'email'] },
        description: 'By which channels.',
      },
    },
    required: ['to', 'channels'],
    additionalProperties: false,
  },
  evaluate({ request, settings, school }) {
    const { channel, to: people } = request.resource.properties
    if (!actedBy({ request, school }, settings.from) || !settings.channels.includes(channel)) return notApplicable
    // A list without roles is told by the words of its name, as it is in mail.
    const isReached = people.every(
      (person) =>
        those([person], settings.to, school).length > 0 ||
        settings.to.some((audience) => recipientOf(person, school).audiences.has(audience)),
    )
    return isReached ? permit({ key: 'messaging.broadcast-audience.may' }) : notApplicable
  },
  whenUnsure: () => notApplicable,
})
