import type { Hit } from '../detector.ts'
import { type Detector, ownWork } from '../detector.ts'
import { marks } from '../text/glance.ts'
import { type Message, sourceOffset } from '../text/message.ts'
import { phrases } from '../text/pattern.ts'
import { findPhrases, hitOf, yesNo } from './phrase-detector.ts'

/** How sarcasm and joking show in writing. */
const humourPhrases = phrases({
  'humour.sarcasm': [
    'yeah|yh|ye|oh right|sure|really !away|now|then|side',
    'oh great|wonderful|brilliant|joy|goody|fantastic|marvellous|lovely another|more|just|thanks|here|yet|now|that|so|what',
    'just what i|we needed|wanted',
    'thanks|cheers for nothing',
    'thank you for nothing',
    'well done|played genius|einstein|sherlock|captain',
    'nice|great|good|slow one|job|clap|work genius|einstein|sherlock|captain|clap',
    'good luck with that',
    'what could possibly go',
    'no shit|kidding sherlock',
    'as if by|anyone|that|we|you magic|would|cares',
    'big surprise|shock there|that|not',
    'what a surprise',
    'surprise surprise',
    'never would have guessed',
    'who would have|thought|knew thought',
    'in your dreams',
    'dream on',
    'pigs might|will fly',
    'because that always|worked|went works|so|well|worked',
    'how very|terribly kind|generous|thoughtful|helpful of',
    'my heart bleeds',
    'cry me a river',
    'tell me something i',
    'i am sure you|that you were|are|have very|so|terribly busy',
    'lucky me|us|you',
    'aint|isnt life|that grand|just|special',
    'another|yet fascinating|thrilling|riveting|gripping meeting|inset|training|assembly|briefing|email',
  ],
  'humour.irony': [
    'as much fun as a|watching|having',
    'sure because we|i|you',
    'we all have so much time|spare|free',
    'about as useful|interesting|much as|use a|an|as',
  ],
  'humour.joking': [
    'just|only|im kidding|joking|jk|messing|teasing',
    'jk|lol|lolz|rofl|lmao|lmfao|roflmao|hahaha|hahahaha|hehehe|teehee|hahahah|bahaha',
    'haha|hehe|ha haha|ha|!|lol ha',
    'pun|no intended|pun',
    'excuse the pun',
    'tongue in cheek',
    'ho ho ho',
  ],
})

/** Faces that laugh, wink or roll their eyes. */
const faces = /[\u{1F602}\u{1F923}\u{1F61C}\u{1F61D}\u{1F92A}\u{1F644}\u{1F609}\u{1F606}\u{1F921}]/u

/** True when the words joke or are sarcastic. Only ever the ground for advice. */
export const humour: Detector = {
  id: 'humour',
  version: 1,
  facts: ['content.humour'],
  summary: {
    en: 'Humour and sarcasm: turns of phrase, laughter in letters, faces that laugh or wink. Ground for advice only.',
  },
  provenance: ownWork,
  detect(message) {
    const told = findPhrases(message, humourPhrases).map((found) => hitOf('content.humour', found))
    return yesNo('content.humour', [...told, ...seen(message)])
  },
}

function seen(message: Message): Hit[] {
  const hits: Hit[] = []
  for (const part of message.parts) {
    if (!(part.seen & marks.foreign)) continue
    for (const line of part.lines) {
      if (line.role === 'quoted' || !(line.marks & marks.foreign)) continue
      const text = part.visible.slice(line.start, line.end)
      const at = text.search(faces)
      if (at >= 0)
        hits.push({
          fact: 'content.humour',
          term: 'humour.face',
          part: part.name,
          start: sourceOffset(part, line.start + at),
          end: sourceOffset(part, line.start + at) + 2,
        })
    }
  }
  return hits
}
