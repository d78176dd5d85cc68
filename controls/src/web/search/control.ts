import { defineControl, type FactName, type Facts, notApplicable } from '@beadle/engine'
import { type Answer, answerPage, answerSettings } from '../answer.ts'
import { type Asker, askerSettings, isAsker, isExempt } from '../asked.ts'

type Kind = 'obscenity' | 'abuse' | 'threat' | 'harassment' | 'discrimination'
type Settings = Asker & Answer & { readonly kinds?: readonly Kind[] }

const kinds: readonly Kind[] = ['obscenity', 'abuse', 'threat', 'harassment', 'discrimination']
const read: readonly FactName[] = kinds.map((kind): FactName => `content.${kind}`)

/** Words typed into a search engine, as the detectors read them; words nobody has read are answered by the
 * categories of what is found. Who searches for help in distress is never stopped. */
export const webSearch = defineControl<'web.request', Settings>({
  id: 'web.search',
  summary: { en: 'Refuses searches for obscene or offensive content.' },
  actions: ['web.request'],
  needs: [],
  reads: [...read, 'content.report-of-harm', 'exemption.active'],
  settings: {
    type: 'object',
    properties: {
      ...askerSettings,
      kinds: {
        type: 'array',
        items: { type: 'string', enum: kinds },
        description: 'What is not searched for; all when left out.',
      },
      ...answerSettings,
    },
    additionalProperties: false,
  },
  applies: (input) => isAsker(input) && (input.request.resource.properties.searchTerm ?? '').trim() !== '',
  evaluate({ facts, settings }) {
    if (
      isExempt(facts) ||
      facts['content.report-of-harm'] ||
      !(settings.kinds ?? kinds).some((kind) => isFound(facts, kind))
    )
      return notApplicable
    return answerPage({ key: 'web.search.found' }, settings, { text: 'web.search.attempt', ask: false })
  },
  whenUnsure: () => notApplicable,
})

function isFound(facts: Facts, kind: Kind): boolean {
  return (facts[`content.${kind}`]?.length ?? 0) > 0
}
