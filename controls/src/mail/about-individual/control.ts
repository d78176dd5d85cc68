import { defineControl, type Input, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, sentBy } from '../audience.ts'
import { namesChild, wordsOf } from '../words.ts'

type Settings = Response & { readonly from?: readonly Audience[]; readonly to?: readonly Audience[] }
type Sending = Input<'mail.submit', Settings>

const manners = ['emotion', 'humour', 'joke', 'defamation'] as const

/** Whoever a message is about may read it one day, and so may their parents: jokes and temper about a person are looked at twice. */
export const aboutIndividual = defineControl<'mail.submit', Settings>({
  id: 'mail.about-individual',
  summary: { en: 'Asks for a second look at a message about a person that this person had better not read.' },
  actions: ['mail.submit'],
  needs: [],
  reads: ['content.emotion', 'content.humour', 'content.joke', 'content.defamation', 'content.personal-data'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { facts, settings } = input
    const what = manners.find((manner) => facts[`content.${manner}`])
    if (what === undefined || !sentBy(input, settings.from) || addressed(input, settings.to).length === 0)
      return notApplicable
    if (!isAboutSomebody(input)) return notApplicable
    return respond({ key: 'mail.about-individual.unkind' }, settings.outcome ?? 'second-look', settings)
  },
  whenUnsure: () => notApplicable,
})

function isAboutSomebody({ request, facts }: Sending): boolean {
  if ((facts['content.personal-data']?.length ?? 0) > 0) return true
  const { subjectLine, text } = request.resource.properties
  return namesChild(wordsOf(subjectLine)) || namesChild(wordsOf(text))
}
