import { defineControl, hold, notApplicable, type Releaser } from '@beadle/engine'
import { type Response, releaseBy, responseSettings } from '../../response.ts'
import { releaserItems } from '../../settings.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly tell?: readonly Releaser[]
}

/**
 * What could be read as grooming is seen by the safeguarding lead before a child sees it, and the one who wrote it is told
 * nothing: neither that it waits nor why.
 */
export const grooming = defineControl<'mail.submit', Settings>({
  id: 'mail.grooming',
  summary: {
    en: 'Holds, unseen by the sender, mail to a child that could be read as grooming, and calls the safeguarding lead.',
  },
  actions: ['mail.submit'],
  needs: ['content.grooming', 'content.arranging-to-meet'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      tell: { type: 'array', items: releaserItems, description: 'Who is told at once.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => sentBy(input, input.settings.from) && addressed(input, input.settings.to ?? ['pupil']).length > 0,
  evaluate(input) {
    const { facts, settings } = input
    if ((facts['content.grooming']?.length ?? 0) === 0 && !facts['content.arranging-to-meet']) return notApplicable
    return hold({ key: 'mail.grooming.found' }, releaseBy(settings), {
      recipients: keysOf(addressed(input, settings.to ?? ['pupil'])),
      silent: true,
      obligations: [
        { do: 'notify', who: settings.tell ?? ['role:dsl'], text: 'mail.grooming.notice', silent: true },
        { do: 'open.incident', category: 'safeguarding-staff', severity: 'high', silent: true },
      ],
    })
  },
  whenUnsure: (input) =>
    hold({ key: 'content.unread' }, releaseBy(input.settings), {
      recipients: keysOf(addressed(input, input.settings.to ?? ['pupil'])),
      silent: true,
    }),
})
