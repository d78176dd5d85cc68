// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about what messages carry: their weight, their links, other people's works and data; and about arriving mail. */
export const mailFilesTexts: Texts = {
  'mail.server-load.heavy': {
    en: 'For {people} people it takes up {megabytes} megabytes.',
    cy: 'I {people} o bobl mae’n cymryd {megabytes} megabeit.',
  },
  'mail.server-load.heavy.now': {
    en: 'Put the file on a shared drive and send the link.',
    cy: 'Rhowch y ffeil ar yriant a rennir ac anfonwch y ddolen.',
  },
  'mail.large-attachments.linked': {
    en: 'A link was put in the place of the large attachment.',
    cy: 'Rhoddwyd dolen yn lle’r atodiad mawr.',
  },
  'mail.bad-links.found': {
    en: 'It links to a site of a kind that is not passed on: {kinds}.',
    cy: 'Mae’n cysylltu â safle o fath nad yw’n cael ei basio ymlaen: {kinds}.',
  },
  'mail.bad-links.found.now': {
    en: 'Take the link out; to report a site, write to the safeguarding lead.',
    cy: 'Tynnwch y ddolen allan; i roi gwybod am safle, ysgrifennwch at yr arweinydd diogelu.',
  },
  'mail.scan-attachments.scanned': {
    en: 'Its attachments are scanned for malware before they can be opened.',
    cy: 'Caiff ei atodiadau eu sganio am feddalwedd faleisus cyn y gellir eu hagor.',
  },
  'mail.copyright.unchecked': {
    en: 'It carries what may be somebody else’s work, and nothing says that its licence was checked: {files}.',
    cy: 'Mae’n cario’r hyn a all fod yn waith rhywun arall, ac nid oes dim yn dweud bod ei drwydded wedi’i gwirio: {files}.',
  },
  'mail.copyright.unchecked.now': {
    en: 'Check copyright or licence, then confirm that you have.',
    cy: 'Gwiriwch yr hawlfraint neu’r drwydded, yna cadarnhewch eich bod wedi gwneud.',
  },
  'mail.copyright.infringing': {
    en: 'It carries a work without the right to pass it on: {files}.',
    cy: 'Mae’n cario gwaith heb yr hawl i’w basio ymlaen: {files}.',
  },
  'mail.copyright.infringing.now': {
    en: 'Take it out, or link to where its owner publishes it.',
    cy: 'Tynnwch ef allan, neu cysylltwch â’r man lle mae ei berchennog yn ei gyhoeddi.',
  },
  'disclosure.guarded-content.found': {
    en: 'It carries what is not given away without thought: {kinds}.',
    cy: 'Mae’n cario’r hyn na roddir heb feddwl: {kinds}.',
  },
  'disclosure.guarded-content.found.now': {
    en: 'Make sure that it goes to the right person, for the school’s business.',
    cy: 'Gwnewch yn siŵr ei fod yn mynd at y person cywir, ar gyfer busnes yr ysgol.',
  },
  'disclosure.document-password.missing': {
    en: 'It holds personal data and has no password: {files}.',
    cy: 'Mae’n dal data personol ac nid oes ganddo gyfrinair: {files}.',
  },
  'disclosure.document-password.missing.now': {
    en: 'Set a password on the document and try again; tell it to the reader in another way.',
    cy: 'Gosodwch gyfrinair ar y ddogfen a rhowch gynnig arall arni; dywedwch ef wrth y darllenydd mewn ffordd arall.',
  },
  'disclosure.private-device.saved': {
    en: 'It would be saved on a private device, and it holds: {kinds}.',
    cy: 'Câi ei gadw ar ddyfais breifat, ac mae’n dal: {kinds}.',
  },
  'disclosure.private-device.saved.now': {
    en: 'Read it where it is, or save it on a device of the school’s.',
    cy: 'Darllenwch ef lle y mae, neu cadwch ef ar ddyfais yr ysgol.',
  },
  'mail.approved-recipients.other': {
    en: 'It goes outside the school to somebody whom staff have not approved.',
    cy: 'Mae’n mynd y tu allan i’r ysgol at rywun nad yw staff wedi’i gymeradwyo.',
  },
  'mail.approved-recipients.other.now': {
    en: 'Ask your teacher, who can open your mailbox to this address.',
    cy: 'Gofynnwch i’ch athro, a all agor eich blwch post i’r cyfeiriad hwn.',
  },
  'mail.pupil-mailbox.too-young': {
    en: 'Pupils of this year have no mailbox yet.',
    cy: 'Nid oes gan ddisgyblion y flwyddyn hon flwch post eto.',
  },
  'mail.pupil-mailbox.too-young.now': {
    en: 'Ask your teacher to write for you.',
    cy: 'Gofynnwch i’ch athro ysgrifennu drosoch.',
  },
  'mail.pupil-mailbox.given': {
    en: 'Pupils of this year have a mailbox.',
    cy: 'Mae gan ddisgyblion y flwyddyn hon flwch post.',
  },
  'mail.stranger-review.unknown': {
    en: 'Nobody at the school knows its sender, so an adult sees it before a pupil does.',
    cy: 'Nid oes neb yn yr ysgol yn adnabod ei anfonwr, felly mae oedolyn yn ei weld cyn disgybl.',
  },
  'mail.stranger-review.unknown.now': {
    en: 'Look at it, then release it or keep it from the pupil.',
    cy: 'Edrychwch arno, yna rhyddhewch ef neu cadwch ef rhag y disgybl.',
  },
  'mail.forged-sender.in-our-name': {
    en: 'It claims to come from the school, and nothing proves that.',
    cy: 'Mae’n honni ei fod yn dod o’r ysgol, ac nid oes dim yn profi hynny.',
  },
  'mail.forged-sender.in-our-name.now': {
    en: 'Ask the person it names in another way before you release it.',
    cy: 'Gofynnwch i’r person a enwir mewn ffordd arall cyn ei ryddhau.',
  },
  'mail.forged-sender.unproved': {
    en: 'The proof of who sent it fails.',
    cy: 'Mae’r prawf o bwy a’i hanfonodd yn methu.',
  },
  'mail.inbound-abuse.found': {
    en: 'It holds words of this kind: {kinds}.',
    cy: 'Mae’n cynnwys geiriau o’r math hwn: {kinds}.',
  },
  'mail.inbound-abuse.found.now': {
    en: 'Read it, let it through, or ask its writer for better words.',
    cy: 'Darllenwch ef, gadewch ef drwodd, neu gofynnwch i’w awdur am eiriau gwell.',
  },
  'mail.inbound-abuse.reported': {
    en: 'It belongs to a message that was reported as abusive.',
    cy: 'Mae’n perthyn i neges y rhoddwyd gwybod ei bod yn ddifrïol.',
  },
  'mail.inbound-abuse.reword': {
    en: 'Your message has reached us, and some of its words are not ones we can work with. Please send it again in other words, so that we can help.',
    cy: 'Mae eich neges wedi ein cyrraedd, ac nid yw rhai o’i geiriau yn rhai y gallwn weithio gyda nhw. Anfonwch hi eto mewn geiriau eraill, fel y gallwn helpu.',
  },
}
