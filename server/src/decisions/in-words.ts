import type { Answer, CitedClause, ObligationInWords, Words } from '@beadle/contract'
import {
  type CompiledPolicy,
  type Decision,
  type Language,
  type Obligation,
  sayInstant,
  sayList,
  sayReleaser,
} from '@beadle/engine'
import { clauseInWords } from '../modules/governance/index.ts'

// The Welsh here is unreviewed: no speaker has read it yet.

/** What the words depend on beside the obligation: whose sentences, and the instant they are read at. */
export type Saying = { readonly policy: CompiledPolicy; readonly now: Temporal.Instant }

/** An obligation as the console shows it: its members, and one sentence on what it means. */
export function obligationInWords(obligation: Obligation, saying: Saying): ObligationInWords {
  const words: Words = { en: say(obligation, saying, 'en'), cy: say(obligation, saying, 'cy') }
  const { cites, recipients, silent: _silent, essential: _essential, ...members } = obligation
  return {
    ...members,
    words,
    ...(cites === undefined ? {} : { cites: [...cites] }),
    ...(recipients === undefined ? {} : { recipients: [...recipients] }),
  }
}

/** The clauses of a decision with their words, each once, silent ones left out. */
export function citationsInWords(decision: Decision, policy: CompiledPolicy): CitedClause[] {
  const seen = new Set<string>()
  return decision.context.citations.flatMap(({ clause, control, silent }) => {
    if (silent === true || seen.has(`${clause} ${control}`)) return []
    seen.add(`${clause} ${control}`)
    return [clauseInWords(policy.version, clause, control)]
  })
}

/** A hypothetical decision as May I…? answers it. Pass the decision as its subject may see it. */
export function answerInWords(decision: Decision, saying: Saying): Answer {
  const { effect, obligations, lifted, recipients, reason } = decision.context
  return {
    hypothetical: true,
    effect,
    reason: { ...reason },
    clauses: citationsInWords(decision, saying.policy),
    obligations: obligations
      .filter(({ silent }) => silent !== true)
      .map((obligation) => obligationInWords(obligation, saying)),
    lifted: lifted.map(({ clause, control, effect, by }) => ({ clause, control, effect, by })),
    recipients: recipients.map(({ address, effect, until, citations }) => ({
      address,
      effect,
      citations: [...citations],
      ...(until === undefined ? {} : { until }),
    })),
    at: saying.now.toString(),
  }
}

function say(obligation: Obligation, saying: Saying, language: Language): string {
  const { policy, now } = saying
  const en = language === 'en'
  const at = (instant: string) =>
    sayInstant(Temporal.Instant.from(instant), { timeZone: policy.version.school.calendar.timeZone, now, language })
  const who = (releasers: readonly string[]) =>
    sayList(
      releasers.map((releaser) => sayReleaser(releaser, language)),
      language,
      'or',
    )
  const text = (key: string) => policy.sentences.say({ key }, language)
  switch (obligation.do) {
    case 'mail.hold':
      if (obligation.until !== undefined)
        return en ? `Waits until ${at(obligation.until)}.` : `Yn aros tan ${at(obligation.until)}.`
      return waitsFor(
        who(obligation.releasers ?? ['sender']),
        obligation.deadline === undefined ? undefined : at(obligation.deadline),
        en,
      )
    case 'hold':
      return waitsFor(
        who(obligation.releasers),
        obligation.deadline === undefined ? undefined : at(obligation.deadline),
        en,
      )
    case 'mail.rewrite':
      return sayRewrite(obligation, text, en)
    case 'mail.return':
      return text(obligation.ask) ?? (en ? 'Goes back for rewording.' : 'Yn cael ei dychwelyd i’w haileirio.')
    case 'mail.redirect':
      return en
        ? `Goes to ${who([obligation.to])} at the school address instead.`
        : `Yn mynd i gyfeiriad ysgol ${who([obligation.to])} yn lle hynny.`
    case 'archive.keep':
      return en ? 'A copy is kept in the school’s archive.' : 'Cedwir copi yn archif yr ysgol.'
    case 'scan':
      return en ? 'Is scanned for viruses.' : 'Yn cael ei sganio am firysau.'
    case 'advise':
      return text(obligation.text) ?? (en ? 'A word of advice goes with it.' : 'Mae gair o gyngor gyda hi.')
    case 'notify':
      return en ? `Tells ${who(obligation.who)}.` : `Yn rhoi gwybod i ${who(obligation.who)}.`
    case 'open.incident':
      return en ? 'An incident is opened.' : 'Agorir digwyddiad.'
    case 'agreement.present':
      return en
        ? 'The agreement is shown and must be accepted first.'
        : 'Dangosir y cytundeb a rhaid ei dderbyn yn gyntaf.'
    case 'web.explain':
      return en ? 'A page says why, and offers to ask.' : 'Mae tudalen yn dweud pam, ac yn cynnig gofyn.'
    case 'log.activity':
      return en ? 'Is noted in the activity log.' : 'Nodir yn y cofnod gweithgarwch.'
    case 'custody.preserve':
      return en ? 'Is preserved as evidence.' : 'Cedwir fel tystiolaeth.'
    case 'device.wipe':
      return en
        ? obligation.withTwoPeople
          ? 'The device is wiped, with two people present.'
          : 'The device is wiped.'
        : obligation.withTwoPeople
          ? 'Sychir y ddyfais, gyda dau berson yn bresennol.'
          : 'Sychir y ddyfais.'
    case 'session.lock':
      return en ? 'The session is locked.' : 'Cloir y sesiwn.'
    case 'record.reimburse':
      return en ? 'The cost is recorded, to be repaid.' : 'Cofnodir y gost, i’w had-dalu.'
    default:
      return obligation satisfies never
  }
}

function waitsFor(who: string, deadline: string | undefined, en: boolean): string {
  if (deadline === undefined) return en ? `Waits for ${who}.` : `Yn aros am ${who}.`
  return en ? `Waits for ${who}, until ${deadline} at the latest.` : `Yn aros am ${who}, tan ${deadline} fan bellaf.`
}

function sayRewrite(
  { bcc, split, disclaimer, linkAttachments, stripLinks, tag }: Extract<Obligation, { do: 'mail.rewrite' }>,
  text: (key: string) => string | undefined,
  en: boolean,
): string {
  const parts = [
    bcc === true ? (en ? 'Recipients do not see one another.' : 'Nid yw’r derbynwyr yn gweld ei gilydd.') : undefined,
    split === true
      ? en
        ? 'Each recipient gets a message of their own.'
        : 'Mae pob derbynnydd yn cael ei neges ei hun.'
      : undefined,
    disclaimer === undefined
      ? undefined
      : (text(disclaimer) ?? (en ? 'The school’s disclaimer is added.' : 'Ychwanegir ymwadiad yr ysgol.')),
    linkAttachments === true ? (en ? 'Attachments become links.' : 'Mae atodiadau’n troi’n ddolenni.') : undefined,
    stripLinks === true ? (en ? 'Links are taken out.' : 'Tynnir dolenni.') : undefined,
    tag === undefined
      ? undefined
      : (text(tag) ?? (en ? 'Is marked for its reader.' : 'Wedi’i marcio ar gyfer y darllenydd.')),
  ]
  return parts.filter((part) => part !== undefined).join(' ')
}
