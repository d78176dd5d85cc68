// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about personal and private mail, about who writes in whose name, and about agreements at the log-on. */
export const mailPersonalTexts: Texts = {
  'mail.personal-banned.sent': {
    en: 'It is marked personal, and this account is for the school’s work.',
    cy: 'Mae wedi’i nodi’n bersonol, ac mae’r cyfrif hwn ar gyfer gwaith yr ysgol.',
  },
  'mail.personal-banned.sent.now': {
    en: 'Send it from your own private account.',
    cy: 'Anfonwch ef o’ch cyfrif preifat eich hun.',
  },
  'mail.personal-banned.arrived': {
    en: 'It is marked personal, and this mailbox is for the school’s work.',
    cy: 'Mae wedi’i nodi’n bersonol, ac mae’r blwch post hwn ar gyfer gwaith yr ysgol.',
  },
  'mail.personal-banned.write-home': {
    en: 'Thank you for your message. Please write to me about private matters at my private address.',
    cy: 'Diolch am eich neges. Ysgrifennwch ataf am faterion preifat i’m cyfeiriad preifat.',
  },
  'mail.personal-mark.allowed': { en: 'Personal mail is allowed.', cy: 'Caniateir e-bost personol.' },
  'mail.personal-mark.labelled': {
    en: 'It was labelled as personal, so that it can be told from the school’s own mail.',
    cy: 'Fe’i labelwyd yn bersonol, fel y gellir ei wahaniaethu oddi wrth e-bost yr ysgol.',
  },
  'mail.personal-mark.disclaimed': {
    en: 'A line was set beneath it which says that it is not the school’s.',
    cy: 'Rhoddwyd llinell oddi tano sy’n dweud nad yw’n perthyn i’r ysgol.',
  },
  'mail.personal-mark.not-official': {
    en: 'This is a personal message; it is not correspondence of the school.',
    cy: 'Neges bersonol yw hon; nid gohebiaeth yr ysgol mohoni.',
  },
  'mail.personal-mark.home-account': {
    en: 'Private messages belong in a private account as a rule.',
    cy: 'Mewn cyfrif preifat y mae lle negeseuon preifat fel rheol.',
  },
  'mail.personal-excess.share': {
    en: 'Personal use is {share} per cent of your use; up to {most} per cent is allowed.',
    cy: 'Defnydd personol yw {share} y cant o’ch defnydd; caniateir hyd at {most} y cant.',
  },
  'mail.personal-excess.share.now': {
    en: 'Send it from your own private account.',
    cy: 'Anfonwch ef o’ch cyfrif preifat eich hun.',
  },
  'mail.personal-excess.teaching': {
    en: 'It is personal, and you are teaching now.',
    cy: 'Mae’n bersonol, ac rydych yn addysgu nawr.',
  },
  'mail.personal-excess.teaching.now': { en: 'Send it after the lesson.', cy: 'Anfonwch ef ar ôl y wers.' },
  'mail.while-supervising.teaching': {
    en: 'You are teaching or supervising now.',
    cy: 'Rydych yn addysgu neu’n goruchwylio nawr.',
  },
  'mail.while-supervising.teaching.now': {
    en: 'Open it after the lesson, or say that you need it now.',
    cy: 'Agorwch ef ar ôl y wers, neu dywedwch fod ei angen arnoch nawr.',
  },
  'mail.anonymous.nameless': {
    en: 'It does not say who sends it.',
    cy: 'Nid yw’n dweud pwy sy’n ei anfon.',
  },
  'mail.anonymous.nameless.now': {
    en: 'Send it in your own name; a concern can be reported in confidence to the safeguarding lead.',
    cy: 'Anfonwch ef yn eich enw eich hun; gellir rhoi gwybod am bryder yn gyfrinachol i’r arweinydd diogelu.',
  },
  'mail.advertising.found': { en: 'It reads like advertising.', cy: 'Mae’n darllen fel hysbyseb.' },
  'mail.advertising.found.now': {
    en: 'Leave it out, or say why it is the school’s business.',
    cy: 'Gadewch ef allan, neu dywedwch pam ei fod yn fusnes i’r ysgol.',
  },
  'mail.about-individual.unkind': {
    en: 'It is about somebody who, with their parents, may ask to read it one day.',
    cy: 'Mae’n ymwneud â rhywun a all, gyda’i rieni, ofyn am ei ddarllen ryw ddydd.',
  },
  'mail.about-individual.unkind.now': {
    en: 'Word it as you would with them beside you.',
    cy: 'Geiriwch ef fel y gwnaech pe baent wrth eich ymyl.',
  },
  'mail.tone-advice.shouting': {
    en: 'Whole lines in capitals read as shouting.',
    cy: 'Mae llinellau cyfan mewn priflythrennau yn darllen fel gweiddi.',
  },
  'mail.same-name.namesake': {
    en: 'Somebody else has the same name as a recipient.',
    cy: 'Mae gan rywun arall yr un enw â derbynnydd.',
  },
  'mail.same-name.namesake.now': {
    en: 'Look whether it is the person you mean.',
    cy: 'Edrychwch ai dyma’r person yr ydych yn ei olygu.',
  },
  'mail.parents-in-bcc.hidden': {
    en: 'Parents were put into the blind-copy field, so that they do not see each other’s addresses.',
    cy: 'Rhoddwyd rhieni yn y maes copi dall, fel na welant gyfeiriadau ei gilydd.',
  },
  'mail.permitted-contact.allowed': {
    en: 'Colleagues may give each other these details.',
    cy: 'Caiff cydweithwyr roi’r manylion hyn i’w gilydd.',
  },
  'mail.deletion-recoverable.kept': {
    en: 'What you delete can be brought back: the school keeps a copy.',
    cy: 'Gellir adfer yr hyn a ddilëwch: mae’r ysgol yn cadw copi.',
  },
  'agreement.at-log-on.shown': {
    en: 'The agreement is shown at this log-on; you accept it, or you do not log on.',
    cy: 'Dangosir y cytundeb wrth fewngofnodi; rydych yn ei dderbyn, neu nid ydych yn mewngofnodi.',
  },
}
