// The Welsh here is unreviewed: no speaker has read it yet.
import type { Attachment, Facts, Properties } from '../vocabulary/words.generated.ts'
import { type Language, sayDay } from './labels.ts'

type Listed<Of> = NonNullable<Of> extends readonly (infer Word extends string)[] ? Word : never

/** The words of the vocabulary that a reason may have to name: what things hold, kinds of site, marks, sanctions. */
type Word =
  | Listed<Attachment['contains']>
  | Listed<Properties['web.request']['categories']>
  | Listed<Properties['page.publish']['personalDetails']>
  | Listed<Facts['content.personal-data']>
  | Listed<Facts['content.personal-contact']>
  | NonNullable<Properties['mail.submit']['marked']>
  | Properties['file.store']['to']
  | Properties['sanction.decide']['class' | 'sanction']
  | 'abuse'
  | 'obscenity'
  | 'threat'
  | 'harassment'
  | 'discrimination'
  | 'defamation'

/** Parameters of reasons that hold words of the vocabulary; the others hold figures, or people's own words as they are. */
const wordParameters: ReadonlySet<string> = new Set(['kinds', 'details', 'class', 'sanctions'])

const day = /^\d{4}-\d{2}-\d{2}$/

/** What a parameter says in a sentence; a school's own word, which has no name here, is said as it is. */
export function sayParameter(name: string, value: string, language: Language): string {
  if (name === 'until' && day.test(value)) return sayDay(value, language)
  return wordParameters.has(name) && isWord(value) ? wordLabels[value][language] : value
}

function isWord(value: string): value is Word {
  return Object.hasOwn(wordLabels, value)
}

/** What a word of the vocabulary is called within a sentence. */
export const wordLabels: Readonly<Record<Word, { readonly en: string; readonly cy: string }>> = {
  // What a thing holds.
  'personal-data': { en: 'personal data', cy: 'data personol' },
  'special-category': { en: 'sensitive personal data', cy: 'data personol sensitif' },
  confidential: { en: 'something confidential', cy: 'rhywbeth cyfrinachol' },
  'pupil-images': { en: 'pictures of pupils', cy: 'lluniau o ddisgyblion' },
  'staff-images': { en: 'pictures of staff', cy: 'lluniau o staff' },
  'indecent-image': { en: 'what may be an indecent image', cy: 'yr hyn a all fod yn ddelwedd anweddus' },
  executable: { en: 'a program', cy: 'rhaglen' },
  script: { en: 'a script', cy: 'sgript' },
  archive: { en: 'an archive of files', cy: 'archif o ffeiliau' },
  music: { en: 'music', cy: 'cerddoriaeth' },
  video: { en: 'film', cy: 'ffilm' },
  software: { en: 'software', cy: 'meddalwedd' },
  'own-work': { en: 'work of one’s own', cy: 'eich gwaith eich hun' },
  'copyright-work': { en: 'somebody else’s copyright work', cy: 'gwaith hawlfraint rhywun arall' },
  'contact-list': { en: 'a list of contacts', cy: 'rhestr o gysylltiadau' },
  'personal-files': { en: 'personal files', cy: 'ffeiliau personol' },
  password: { en: 'a password', cy: 'cyfrinair' },
  malware: { en: 'malicious software', cy: 'meddalwedd faleisus' },

  // Kinds of site.
  adult: { en: 'adult content', cy: 'cynnwys i oedolion' },
  violence: { en: 'violence', cy: 'trais' },
  weapons: { en: 'weapons', cy: 'arfau' },
  hate: { en: 'hatred', cy: 'casineb' },
  extremism: { en: 'extremism', cy: 'eithafiaeth' },
  'self-harm': { en: 'self-harm', cy: 'hunan-niwed' },
  drugs: { en: 'drugs', cy: 'cyffuriau' },
  'alcohol-tobacco': { en: 'alcohol and tobacco', cy: 'alcohol a thybaco' },
  gambling: { en: 'gambling', cy: 'gamblo' },
  games: { en: 'games', cy: 'gemau' },
  'social-networks': { en: 'social networks', cy: 'rhwydweithiau cymdeithasol' },
  chat: { en: 'chat', cy: 'sgwrsio' },
  messaging: { en: 'messaging', cy: 'negeseua' },
  forums: { en: 'forums', cy: 'fforymau' },
  blogs: { en: 'blogs', cy: 'blogiau' },
  newsgroups: { en: 'newsgroups', cy: 'grwpiau newyddion' },
  webmail: { en: 'private webmail', cy: 'gwe-bost preifat' },
  proxy: { en: 'ways round the filter', cy: 'ffyrdd o osgoi’r hidlydd' },
  vpn: {
    en: 'private networks that hide what is visited',
    cy: 'rhwydweithiau preifat sy’n cuddio’r hyn yr ymwelir ag ef',
  },
  hacking: { en: 'hacking', cy: 'hacio' },
  phishing: { en: 'phishing', cy: 'gwe-rwydo' },
  piracy: { en: 'pirated works', cy: 'gweithiau wedi’u dwyn' },
  'file-sharing': { en: 'file sharing', cy: 'rhannu ffeiliau' },
  download: { en: 'downloads', cy: 'lawrlwythiadau' },
  streaming: { en: 'streaming', cy: 'ffrydio' },
  shopping: { en: 'shopping', cy: 'siopa' },
  holidays: { en: 'holidays', cy: 'gwyliau' },
  'personal-interest': { en: 'personal interests', cy: 'diddordebau personol' },
  dating: { en: 'dating', cy: 'canlyn' },
  bank: { en: 'banking', cy: 'bancio' },
  'job-search': { en: 'looking for work', cy: 'chwilio am waith' },
  advertising: { en: 'advertising', cy: 'hysbysebu' },
  'personal-finance': { en: 'personal finance', cy: 'cyllid personol' },
  news: { en: 'news', cy: 'newyddion' },
  sport: { en: 'sport', cy: 'chwaraeon' },
  politics: { en: 'politics', cy: 'gwleidyddiaeth' },
  religion: { en: 'religion', cy: 'crefydd' },
  'ai-chat': { en: 'AI chat', cy: 'sgwrs â deallusrwydd artiffisial' },
  search: { en: 'searching', cy: 'chwilio' },
  education: { en: 'education', cy: 'addysg' },
  'learning-platform': { en: 'the learning platform', cy: 'y llwyfan dysgu' },
  'school-site': { en: 'the school’s own site', cy: 'gwefan yr ysgol' },
  health: { en: 'health', cy: 'iechyd' },
  'sex-education': { en: 'sex education', cy: 'addysg rhyw' },
  'illegal-images': { en: 'illegal images', cy: 'delweddau anghyfreithlon' },
  terrorism: { en: 'terrorism', cy: 'terfysgaeth' },
  uncategorised: { en: 'sites nobody has sorted', cy: 'gwefannau nad oes neb wedi’u dosbarthu' },

  // Details and data about people.
  'home-address': { en: 'a home address', cy: 'cyfeiriad cartref' },
  'personal-phone': { en: 'a private telephone number', cy: 'rhif ffôn preifat' },
  'personal-mobile': { en: 'a private mobile number', cy: 'rhif ffôn symudol preifat' },
  'personal-email': { en: 'a private e-mail address', cy: 'cyfeiriad e-bost preifat' },
  'pupil-name': { en: 'a pupil’s name', cy: 'enw disgybl' },
  'staff-name': { en: 'the name of a member of staff', cy: 'enw aelod o staff' },
  'nhs-number': { en: 'an NHS number', cy: 'rhif GIG' },
  'ni-number': { en: 'a National Insurance number', cy: 'rhif Yswiriant Gwladol' },
  upn: { en: 'a unique pupil number', cy: 'rhif unigryw disgybl' },
  card: { en: 'a card number', cy: 'rhif cerdyn' },
  'bank-account': { en: 'a bank account', cy: 'cyfrif banc' },
  'date-of-birth-with-name': { en: 'a name with a date of birth', cy: 'enw gyda dyddiad geni' },
  'pupil-list': { en: 'a list of pupils', cy: 'rhestr o ddisgyblion' },
  medical: { en: 'medical details', cy: 'manylion meddygol' },
  other: { en: 'other personal data', cy: 'data personol arall' },

  // How a message is marked.
  personal: { en: 'marked as personal', cy: 'wedi’i farcio’n bersonol' },
  'private-and-confidential': {
    en: 'marked as private and confidential',
    cy: 'wedi’i farcio’n breifat ac yn gyfrinachol',
  },
  protected: { en: 'marked as protected', cy: 'wedi’i farcio’n warchodedig' },
  restricted: { en: 'marked as restricted', cy: 'wedi’i farcio’n gyfyngedig' },

  // Where a file would be kept.
  'school-network': { en: 'the school’s network', cy: 'rhwydwaith yr ysgol' },
  'shared-area': { en: 'a shared area', cy: 'ardal a rennir' },
  'personal-area': { en: 'somebody’s own area', cy: 'ardal rhywun ei hun' },
  'school-cloud': { en: 'the school’s cloud', cy: 'cwmwl yr ysgol' },
  'personal-device': { en: 'a private device', cy: 'dyfais breifat' },
  'personal-cloud': { en: 'a private cloud', cy: 'cwmwl preifat' },
  removable: { en: 'something that can be carried away', cy: 'rhywbeth y gellir ei gario ymaith' },

  // Misconduct and what it draws.
  gross: { en: 'gross', cy: 'difrifol iawn' },
  serious: { en: 'serious', cy: 'difrifol' },
  mild: { en: 'mild', cy: 'ysgafn' },
  dismissal: { en: 'dismissal', cy: 'diswyddo' },
  'final-written-warning': { en: 'a final written warning', cy: 'rhybudd ysgrifenedig terfynol' },
  'written-warning': { en: 'a written warning', cy: 'rhybudd ysgrifenedig' },
  'verbal-warning': { en: 'a verbal warning', cy: 'rhybudd llafar' },
  informal: { en: 'an informal process', cy: 'proses anffurfiol' },
  'access-withdrawn': { en: 'access withdrawn', cy: 'tynnu mynediad yn ôl' },

  // What words may be.
  abuse: { en: 'abuse', cy: 'difrïo' },
  obscenity: { en: 'obscenity', cy: 'anlladrwydd' },
  threat: { en: 'a threat', cy: 'bygythiad' },
  harassment: { en: 'harassment', cy: 'aflonyddu' },
  discrimination: { en: 'discrimination', cy: 'gwahaniaethu' },
  defamation: { en: 'defamation', cy: 'difenwi' },
}
