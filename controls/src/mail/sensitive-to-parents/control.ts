import { defineControl, type Input, notApplicable } from '@beadle/engine'
import { type Response, respond, responseSettings } from '../../response.ts'
import { type Audience, addressed, audienceSetting, keysOf, sentBy } from '../audience.ts'
import { holdsPhrase, ownWords } from '../words.ts'

type Settings = Response & {
  readonly from?: readonly Audience[]
  readonly to?: readonly Audience[]
  readonly phrases?: readonly string[]
}

const sensitive: readonly string[] = ['special-category', 'confidential']

/**
 * Bad news is better said than written. Encryption does not change that, so it is not asked about here.
 * What is sensitive to a family beyond personal data a school names itself, in `phrases`.
 */
export const sensitiveToParents = defineControl<'mail.submit', Settings>({
  id: 'mail.sensitive-to-parents',
  summary: {
    en: 'Asks the sender to think of the telephone or a meeting before sensitive information goes to a parent.',
  },
  actions: ['mail.submit'],
  needs: [],
  reads: ['content.personal-data'],
  settings: {
    type: 'object',
    properties: {
      from: { ...audienceSetting, description: 'Whose mail.' },
      to: { ...audienceSetting, description: 'Mail to whom.' },
      phrases: {
        type: 'array',
        items: { type: 'string' },
        description: 'Subjects the school holds to be sensitive; up to two other words may stand between their words.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { settings } = input
    const bound = addressed(input, settings.to ?? ['parent'])
    if (bound.length === 0 || !sentBy(input, settings.from) || !isSensitive(input)) return notApplicable
    return respond({ key: 'mail.sensitive-to-parents.found' }, settings.outcome ?? 'second-look', settings, {
      recipients: keysOf(bound),
    })
  },
  whenUnsure: () => notApplicable,
})

function isSensitive({ request, facts, settings: { phrases = [] } }: Input<'mail.submit', Settings>): boolean {
  const { marked, attachments = [], subjectLine, text } = request.resource.properties
  if (marked !== undefined && marked !== 'personal') return true
  if ((facts['content.personal-data']?.length ?? 0) > 0) return true
  if (attachments.some(({ contains = [] }) => contains.some((content) => sensitive.includes(content)))) return true
  if (phrases.length === 0) return false
  const words = ownWords(`${subjectLine}\n${text}`)
  return phrases.some((phrase) => holdsPhrase(words, ownWords(phrase)))
}
