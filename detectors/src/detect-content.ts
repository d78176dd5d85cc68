import type { FactName, Facts } from '@beadle/engine'
import type { Detection, Detector, DetectorInput, Hit } from './detector.ts'
import { abuse } from './language/abuse.ts'
import { advertising } from './language/advertising.ts'
import { arrangingToMeet } from './language/arranging-to-meet.ts'
import { askingPersonal } from './language/asking-personal.ts'
import { chain } from './language/chain.ts'
import { defamation } from './language/defamation.ts'
import { discrimination } from './language/discrimination.ts'
import { emotion } from './language/emotion.ts'
import { grooming } from './language/grooming.ts'
import { harassment } from './language/harassment.ts'
import { humour } from './language/humour.ts'
import { disguises } from './language/hurtful-words.ts'
import { joke } from './language/joke.ts'
import { length } from './language/length.ts'
import { obscenity } from './language/obscenity.ts'
import { phishing } from './language/phishing.ts'
import { reportOfHarm } from './language/report-of-harm.ts'
import { severalSubjects } from './language/several-subjects.ts'
import { shouting } from './language/shouting.ts'
import { threat } from './language/threat.ts'
import { personalContact } from './personal/personal-contact.ts'
import { personalData } from './personal/personal-data.ts'
import { type Message, readMessage } from './text/message.ts'

/** Every detector, in the order of the vocabulary. */
export const detectors: readonly Detector[] = [
  abuse, obscenity, threat, harassment, discrimination, phishing, chain, joke, advertising, defamation, shouting, emotion, humour,
  arrangingToMeet, severalSubjects, reportOfHarm, length, grooming, askingPersonal, personalContact, personalData,
] // biome-ignore format: one list

/**
 * Reads a message and says what it holds, as facts of the vocabulary. Pure: same input, same facts. Every `content.*`
 * fact is present whenever a subject line, text or HTML is given, lists empty where nothing was found; without any of
 * them only what files tell is given.
 */
export function detectContent(input: DetectorInput): Facts {
  return factsOf(run(input))
}

function factsOf(detections: readonly Detection[]): Facts {
  const isWhole = detections.length === detectors.length
  const facts: Record<string, unknown> = isWhole ? { ...template } : {}
  for (const detection of detections)
    for (const name in detection.facts) facts[name] = detection.facts[name as FactName]
  if (isWhole) template ??= JSON.parse(JSON.stringify(facts)) as Facts
  return facts as Facts
}

/** The members that a message's facts have, whatever it says: an object that has them from the outset is filled and copied faster than one that grows. */
let template: Facts | undefined

/** Where each fact was seen, so that a person can be shown the very words: each place once per fact, in the order of the text. */
export function explainContent(input: DetectorInput): readonly Hit[] {
  return inOrder(run(input).flatMap((detection) => detection.hits))
}

function inOrder(hits: readonly Hit[]): readonly Hit[] {
  if (hits.length < 2) return hits
  const once = new Map(hits.map((hit) => [`${hit.fact} ${hit.part} ${hit.start} ${hit.end}`, hit]))
  return [...once.values()].sort((a, b) =>
    a.part === b.part ? a.start - b.start || a.end - b.end : a.part < b.part ? -1 : 1,
  )
}

/** Facts and places together, for a caller that needs both. */
export function examineContent(input: DetectorInput): { readonly facts: Facts; readonly hits: readonly Hit[] } {
  const detections = run(input)
  return {
    facts: factsOf(detections),
    hits: inOrder(detections.flatMap((detection) => detection.hits)),
  }
}

function run(input: DetectorInput): Detection[] {
  const message: Message = readMessage(input, disguises)
  if (!message.hasText && message.attachments.length === 0) return []
  const able = message.hasText ? detectors : detectors.filter((detector) => detector === personalData)
  return able.map((detector) => detector.detect(message))
}
