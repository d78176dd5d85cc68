import { defineControl, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'
import { isChat } from './slang.ts'

// The plainest first: it is the one that is named.
const manners = ['shouting', 'joke', 'emotion', 'humour', 'slang'] as const

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly manners?: readonly (typeof manners)[number][]
}

/** Capitals, jokes, banter, slang and venting are not wrong, only seldom meant for the outside: the sender looks again. */
export const formalStyle = defineControl<'mail.submit', Settings>({
  id: 'mail.formal-style',
  summary: {
    en: 'Asks for a second look before mail in capitals, with jokes, banter or slang, or written in anger goes to outside recipients.',
  },
  actions: ['mail.submit'],
  needs: [],
  reads: ['content.shouting', 'content.joke', 'content.humour', 'content.emotion'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      manners: {
        type: 'array',
        items: { type: 'string', enum: manners },
        description: 'Which manners ask for a second look; all of them when left out.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate({ request, facts, settings, school }) {
    // The words are looked at last: most mail is to colleagues.
    if (!sentBy({ request, school }, settings.from)) return notApplicable
    const bound = addressed({ request, school }, settings.to)
    if (bound.length === 0) return notApplicable
    const what = (settings.manners ?? manners).find((manner) =>
      manner === 'slang' ? isChat(request.resource.properties.text) : facts[`content.${manner}`],
    )
    if (what === undefined) return notApplicable
    const because = { key: `mail.formal-style.${what}` }
    return respond(because, settings.outcome ?? 'second-look', settings, { recipients: keysOf(bound) })
  },
  whenUnsure: () => notApplicable,
})
