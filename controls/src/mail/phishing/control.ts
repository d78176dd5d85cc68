import { defineControl, hold, type Input, notApplicable } from '@beadle/engine'
import { type Response, releaseBy, responseSettings } from '../../response.ts'
import { categoryItems } from '../../settings.ts'
import { holdsPhrase, ownWords, phrasesNear } from '../words.ts'

type Settings = Response & { readonly linkCategories?: readonly string[]; readonly phrases?: readonly string[] }

/**
 * A person who knows phishing looks before anybody can click; nobody looks in time and it is refused. What is released has its
 * links taken out. The detector judges the whole message; `phrases` are those a policy itself names, whoever sends them.
 */
export const phishing = defineControl<'mail.receive', Settings>({
  id: 'mail.phishing',
  summary: {
    en: 'Holds mail that asks for accounts or bank details, or links to phishing, before a person; its links are taken out.',
  },
  actions: ['mail.receive'],
  needs: ['content.phishing'],
  reads: ['mail.link-categories'],
  settings: {
    type: 'object',
    properties: {
      linkCategories: {
        type: 'array',
        items: categoryItems,
        description: 'Categories of linked sites that are enough by themselves.',
      },
      phrases: {
        type: 'array',
        items: { type: 'string' },
        description: 'Phrases that are enough by themselves; up to two other words may stand between their words.',
      },
      ...responseSettings,
    },
    additionalProperties: false,
  },
  evaluate(input) {
    const { facts, settings } = input
    const isFound = (facts['content.phishing']?.length ?? 0) > 0
    if (!isFound && !isLinked(input) && !isPhrased(input)) return notApplicable
    return hold({ key: 'mail.phishing.found' }, releaseBy(settings), {
      obligations: [{ do: 'mail.rewrite', stripLinks: true, essential: false }],
    })
  },
  whenUnsure: ({ settings }) => hold({ key: 'content.unread' }, releaseBy(settings)),
})

function isLinked({
  facts,
  settings: { linkCategories = ['phishing', 'malware'] },
}: Input<'mail.receive', Settings>): boolean {
  return facts['mail.link-categories']?.some((category) => linkCategories.includes(category)) ?? false
}

function isPhrased({ request, settings: { phrases = [] } }: Input<'mail.receive', Settings>): boolean {
  if (phrases.length === 0) return false
  const { subjectLine, text } = request.resource.properties
  const said = `${subjectLine}\n${text}`
  // Most mail holds none of the words, which is found out sooner than what its words are.
  const near = phrasesNear(said, wordsOfPhrases(phrases))
  if (near.length === 0) return false
  const words = ownWords(said)
  return near.some((phrase) => holdsPhrase(words, phrase))
}

// A policy's phrases are the same for every message.
const known = new WeakMap<readonly string[], readonly (readonly string[])[]>()

function wordsOfPhrases(phrases: readonly string[]): readonly (readonly string[])[] {
  const words = known.get(phrases) ?? phrases.map(ownWords)
  known.set(phrases, words)
  return words
}
