// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about log-ons, passwords, idle sessions and guests. */
export const accountTexts: Texts = {
  'account.own-account-only.shared': {
    en: 'The account is used together with somebody else.',
    cy: 'Defnyddir y cyfrif ar y cyd â rhywun arall.',
  },
  'account.own-account-only.shared.now': {
    en: 'Each person logs on with an account of their own; ask IT for whoever has none.',
    cy: 'Mae pawb yn mewngofnodi â’u cyfrif eu hunain; gofynnwch i TG dros unrhyw un sydd heb un.',
  },
  'account.own-account-only.sharing': {
    en: 'An account was used together with another person.',
    cy: 'Defnyddiwyd cyfrif ar y cyd â pherson arall.',
  },
  'account.idle-lock.locked': {
    en: 'Nobody has used this session for a while, so it is locked.',
    cy: 'Nid oes neb wedi defnyddio’r sesiwn hon ers tro, felly mae wedi’i chloi.',
  },
  'account.idle-lock.locked.now': {
    en: 'Unlock it with your password; log off when you have finished.',
    cy: 'Datglowch hi â’ch cyfrinair; allgofnodwch pan fyddwch wedi gorffen.',
  },
  'account.log-on-method.not-taken': {
    en: 'The school does not take this way of logging on.',
    cy: 'Nid yw’r ysgol yn derbyn y ffordd hon o fewngofnodi.',
  },
  'account.log-on-method.not-taken.now': {
    en: 'Log on with your password, your passkey or your school sign-in.',
    cy: 'Mewngofnodwch â’ch cyfrinair, eich allwedd mynediad neu fewngofnod yr ysgol.',
  },
  'account.password-strength.weak': {
    en: 'The password is easier to guess than the school allows.',
    cy: 'Mae’r cyfrinair yn haws ei ddyfalu nag y mae’r ysgol yn ei ganiatáu.',
  },
  'account.password-strength.weak.now': {
    en: 'Choose a longer one; three words that have nothing to do with one another are good.',
    cy: 'Dewiswch un hirach; mae tri gair nad oes a wnelont â’i gilydd yn dda.',
  },
  'account.granted.given': {
    en: 'The policy gives this to people to use.',
    cy: 'Mae’r polisi yn rhoi hyn i bobl ei ddefnyddio.',
  },
  'account.guest.not-agreed': {
    en: 'Guests agree to the school’s terms before they log on.',
    cy: 'Mae gwesteion yn cytuno i delerau’r ysgol cyn mewngofnodi.',
  },
  'account.guest.not-agreed.now': {
    en: 'Read the terms and accept them, then log on again.',
    cy: 'Darllenwch y telerau a’u derbyn, yna mewngofnodwch eto.',
  },
  'account.guest.no-end': {
    en: 'A guest uses an account that has no end.',
    cy: 'Mae gwestai yn defnyddio cyfrif heb ddyddiad gorffen.',
  },
  'account.guest.unknown': {
    en: 'It is not known whether this guest has agreed to the terms.',
    cy: 'Nid yw’n hysbys a yw’r gwestai hwn wedi cytuno i’r telerau.',
  },
}
