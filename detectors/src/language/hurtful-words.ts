import { disguisesOf } from '../text/disguise.ts'
import { abusePhrases } from './abuse-phrases.ts'
import { chainPhrases } from './chain.ts'
import { discriminationPhrases } from './discrimination-phrases.ts'
import { groomingPhrases } from './grooming-phrases.ts'
import { harassmentPhrases } from './harassment.ts'
import { insults } from './insults.ts'
import { maskable, obscenityPhrases } from './obscenity.ts'
import { phishingPhrases } from './phishing-phrases.ts'
import { threatPhrases } from './threat-phrases.ts'

// Too short or too ordinary to be looked for behind digits and dots: 4t, a55, c0w in product names and chess notation.
const plainWords = new Set(
  'the and you your him his her git cow pig rat mad sad fat cum wet big tiny huge hard tight little balls willy point crap evil dense insane mental baby joke nobody disappointment trash garbage rubbish me up of is in a'.split(
    ' ',
  ),
)

const slurs =
  /^(?:nigg|wog|paki|darki|coon|chink|pikey|gypp|retard|spastic|spaz|mong|cripple|fag|poof|dyke|lezz|tranny|trannies|homo|kike|spic|gook|raghead|kafir|kuffar)/

/** Letters of a word that product names, rooms and part numbers do not come to by chance. */
const longWord = 5

/** The words worth disguising: insults, obscenities, slurs and the verbs of threats, what sharpens them, and the words of schemes; not the small words around them. */
function hurtfulWords(): Set<string> {
  const violent = ['kill', 'murder', 'stab', 'suicide', 'bomb', 'kys', 'nudes']
  const intensifiers = ['bloody', 'effing', 'stupid', 'pathetic']
  // What frauds and those who draw a child close hide: no insult, and yet written with digits and spaces only to deceive.
  const schemes =
    'secret dont tell alone meet tonight kiss naked beautiful sexy gorgeous babe snapchat whatsapp instagram account check closed password passcode verify click bank forward'.split(
      ' ',
    )
  // Every longer word of what hurts, threatens, draws close or defrauds: hidden, it can only be meant to deceive.
  const telling = [
    abusePhrases,
    threatPhrases,
    harassmentPhrases,
    groomingPhrases,
    phishingPhrases,
    chainPhrases,
    discriminationPhrases,
  ]
    .flatMap(({ vocabulary }) => [...vocabulary])
    .filter((word) => word.length >= longWord)
  const all = [
    ...Object.values(insults).join(' ').split(' '),
    ...obscenityPhrases.vocabulary,
    ...[...discriminationPhrases.vocabulary].filter((word) => slurs.test(word)),
    ...violent,
    ...intensifiers,
    ...schemes,
    ...telling,
  ]
  return new Set(all.filter((word) => word.length >= 3 && /^[a-z]+$/.test(word) && !plainWords.has(word)))
}

/** Reveals hurtful words in disguise while a message is cut into words. */
export const disguises = disguisesOf(hurtfulWords(), maskable)
