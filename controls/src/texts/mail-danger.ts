// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about harm: malware, phishing, personal data, meetings, what was reported. */
export const mailDangerTexts: Texts = {
  'mail.unknown-source.links': {
    en: 'It has links, and the school does not know the sender.',
    cy: 'Mae dolenni ynddo, ac nid yw’r ysgol yn adnabod yr anfonwr.',
  },
  'mail.unknown-source.attachments': {
    en: 'It has attachments, and the school does not know the sender.',
    cy: 'Mae atodiadau ynddo, ac nid yw’r ysgol yn adnabod yr anfonwr.',
  },
  'mail.unknown-source.forged': {
    en: 'It has an address of this school as its author, and nothing proves that it comes from here.',
    cy: 'Mae ganddo gyfeiriad o’r ysgol hon fel awdur, ac nid oes dim yn profi mai oddi yma y daw.',
  },
  'mail.attachment-kinds.malware': { en: 'It carries malware.', cy: 'Mae’n cario meddalwedd faleisus.' },
  'mail.attachment-kinds.malware.now': {
    en: 'Do not open the file; tell IT where it came from.',
    cy: 'Peidiwch ag agor y ffeil; dywedwch wrth TG o ble y daeth.',
  },
  'mail.attachment-kinds.indecent-image': {
    en: 'It carries something that may not be sent to anybody.',
    cy: 'Mae’n cario rhywbeth na chaniateir ei anfon at neb.',
  },
  'mail.attachment-kinds.indecent-image.now': {
    en: 'Do not open, copy or send it; speak to the designated safeguarding lead now.',
    cy: 'Peidiwch â’i agor, ei gopïo na’i anfon; siaradwch â’r person diogelu dynodedig nawr.',
  },
  'mail.attachment-kinds.indecent-image-notice': {
    en: 'A message was refused because an attachment may be an indecent image. Do not view it; follow the procedure.',
    cy: 'Gwrthodwyd neges oherwydd gall atodiad fod yn ddelwedd anweddus. Peidiwch ag edrych arni; dilynwch y weithdrefn.',
  },
  'mail.attachment-kinds.program': {
    en: 'It carries a program: {files}.',
    cy: 'Mae’n cario rhaglen: {files}.',
  },
  'mail.attachment-kinds.program.now': {
    en: 'Send it without the program; if somebody needs the program, ask IT.',
    cy: 'Anfonwch ef heb y rhaglen; os oes angen y rhaglen ar rywun, gofynnwch i TG.',
  },
  'mail.attachment-kinds.unknown': {
    en: 'It carries a file that could not be looked into, from a sender the school does not know.',
    cy: 'Mae’n cario ffeil na ellid edrych ynddi, gan anfonwr nad yw’r ysgol yn ei adnabod.',
  },
  'mail.attachment-kinds.unscanned': {
    en: 'Its attachments have not been scanned yet.',
    cy: 'Nid yw ei atodiadau wedi’u sganio eto.',
  },
  'mail.phishing.found': {
    en: 'It asks for an account or bank details, or leads to a site that does.',
    cy: 'Mae’n gofyn am gyfrif neu fanylion banc, neu’n arwain at wefan sy’n gwneud hynny.',
  },
  'mail.phishing-deletion.allowed': {
    en: 'Phishing mail may be deleted at once; a copy is kept to protect the others.',
    cy: 'Gellir dileu e-bost gwe-rwydo ar unwaith; cedwir copi i amddiffyn y lleill.',
  },
  'mail.personal-data-leaving.unencrypted': {
    en: 'It would carry personal data out of the school unencrypted ({kinds}).',
    cy: 'Byddai’n cario data personol allan o’r ysgol heb ei amgryptio ({kinds}).',
  },
  'mail.personal-data-leaving.unencrypted.now': {
    en: 'Encrypt the message or the file, or leave the data out.',
    cy: 'Amgryptiwch y neges neu’r ffeil, neu gadewch y data allan.',
  },
  'disclosure.encrypted-transfer.unencrypted': {
    en: 'It would carry personal data out of the school unencrypted ({kinds}).',
    cy: 'Byddai’n cario data personol allan o’r ysgol heb ei amgryptio ({kinds}).',
  },
  'disclosure.encrypted-transfer.unencrypted.now': {
    en: 'Encrypt the file first.',
    cy: 'Amgryptiwch y ffeil yn gyntaf.',
  },
  'mail.personal-contact.giving': {
    en: 'It gives away private details.',
    cy: 'Mae’n rhoi manylion preifat.',
  },
  'mail.personal-contact.giving.now': {
    en: 'Leave them out; the school’s own address and telephone number are enough.',
    cy: 'Gadewch nhw allan; mae cyfeiriad a rhif ffôn yr ysgol yn ddigon.',
  },
  'mail.personal-contact.asking': {
    en: 'It asks a child for personal information.',
    cy: 'Mae’n gofyn i blentyn am wybodaeth bersonol.',
  },
  'mail.personal-contact.asking.now': {
    en: 'Look it up in the school’s records.',
    cy: 'Chwiliwch amdani yng nghofnodion yr ysgol.',
  },
  'mail.arranging-to-meet.found': {
    en: 'It arranges to meet somebody.',
    cy: 'Mae’n trefnu cwrdd â rhywun.',
  },
  'mail.grooming.found': {
    en: 'A message to a child could be read as grooming.',
    cy: 'Gellid darllen neges at blentyn fel meithrin perthynas amhriodol.',
  },
  'mail.grooming.notice': {
    en: 'A message from a member of staff to a child is held and needs you. The sender has not been told.',
    cy: 'Mae neges gan aelod o staff at blentyn wedi’i dal ac mae eich angen. Nid yw’r anfonwr wedi cael gwybod.',
  },
  'mail.reported-message.answered': {
    en: 'It answers a message that was reported.',
    cy: 'Mae’n ateb neges yr adroddwyd amdani.',
  },
  'mail.reported-message.answered.now': {
    en: 'Do not answer; the report is being dealt with, and you may pass the message on to those who deal with it.',
    cy: 'Peidiwch ag ateb; ymdrinnir â’r adroddiad, a chewch basio’r neges ymlaen i’r rhai sy’n ymdrin ag ef.',
  },
  'mail.reported-message.passed-on': {
    en: 'It passes a reported message on to somebody who does not deal with reports.',
    cy: 'Mae’n pasio neges yr adroddwyd amdani i rywun nad yw’n ymdrin ag adroddiadau.',
  },
  'mail.reported-message.indecent-image': {
    en: 'A reported image may be passed on to nobody.',
    cy: 'Ni chaniateir pasio delwedd yr adroddwyd amdani i neb.',
  },
  'mail.reported-message.indecent-image.now': {
    en: 'Speak to the designated safeguarding lead now, and describe it in words only.',
    cy: 'Siaradwch â’r person diogelu dynodedig nawr, a disgrifiwch hi mewn geiriau’n unig.',
  },
}
