// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about devices, media and access from outside. */
export const deviceTexts: Texts = {
  'device.antivirus.none': {
    en: 'The device has no antivirus protection.',
    cy: 'Nid oes amddiffyniad gwrthfeirws ar y ddyfais.',
  },
  'device.antivirus.none.now': {
    en: 'Have an antivirus installed, then try again; IT can help.',
    cy: 'Trefnwch osod rhaglen wrthfeirws, yna rhowch gynnig arall arni; gall TG helpu.',
  },
  'device.antivirus.not-current': {
    en: 'The antivirus of the device is not known to be approved and up to date.',
    cy: 'Nid yw’n hysbys bod gwrthfeirws y ddyfais wedi’i gymeradwyo ac yn gyfredol.',
  },
  'device.antivirus.not-current.now': {
    en: 'Update it, or ask IT to look at it, then try again.',
    cy: 'Diweddarwch ef, neu gofynnwch i TG edrych arno, yna rhowch gynnig arall arni.',
  },
  'device.antivirus.short': {
    en: 'A device has no antivirus that is known to be approved and up to date.',
    cy: 'Nid oes ar ddyfais wrthfeirws y gwyddys ei fod wedi’i gymeradwyo ac yn gyfredol.',
  },
  'device.antivirus.unknown': {
    en: 'It is not known whether the device has antivirus protection.',
    cy: 'Nid yw’n hysbys a oes amddiffyniad gwrthfeirws ar y ddyfais.',
  },
  'device.encrypted.allowed': {
    en: 'An encrypted device of this kind may be used.',
    cy: 'Gellir defnyddio dyfais amgryptiedig o’r math hwn.',
  },
  'device.encrypted.not': {
    en: 'The device is not encrypted.',
    cy: 'Nid yw’r ddyfais wedi’i hamgryptio.',
  },
  'device.encrypted.not.now': {
    en: 'Ask IT to encrypt it before you use it or take it away.',
    cy: 'Gofynnwch i TG ei hamgryptio cyn ei defnyddio neu fynd â hi oddi yma.',
  },
  'device.encrypted.unknown': {
    en: 'It is not known whether the device is encrypted.',
    cy: 'Nid yw’n hysbys a yw’r ddyfais wedi’i hamgryptio.',
  },
  'device.passcode.none': {
    en: 'The device opens without a password.',
    cy: 'Mae’r ddyfais yn agor heb gyfrinair.',
  },
  'device.passcode.none.now': {
    en: 'Set a password on it, then try again.',
    cy: 'Gosodwch gyfrinair arni, yna rhowch gynnig arall arni.',
  },
  'device.media.banned': {
    en: 'Media of this kind are not used here.',
    cy: 'Ni ddefnyddir cyfryngau o’r math hwn yma.',
  },
  'device.media.banned.now': {
    en: 'Take it out, and move the files another way; IT can say which.',
    cy: 'Tynnwch ef allan, a symudwch y ffeiliau mewn ffordd arall; gall TG ddweud sut.',
  },
  'device.media.software': {
    en: 'Software is not run or installed from media of this kind.',
    cy: 'Ni chaiff meddalwedd ei rhedeg na’i gosod o gyfryngau o’r math hwn.',
  },
  'device.media.software.now': {
    en: 'Ask IT for the software you need.',
    cy: 'Gofynnwch i TG am y feddalwedd sydd ei hangen arnoch.',
  },
  'device.media.contents': {
    en: 'It holds what does not come in on media of this kind: {kinds}.',
    cy: 'Mae’n cynnwys yr hyn na ddaw i mewn ar gyfryngau o’r math hwn: {kinds}.',
  },
  'device.media.contents.now': {
    en: 'Take it off, or ask IT for another way.',
    cy: 'Tynnwch ef oddi arno, neu gofynnwch i TG am ffordd arall.',
  },
  'device.media.unknown': {
    en: 'It is not known what is on it.',
    cy: 'Nid yw’n hysbys beth sydd arno.',
  },
  'device.media.unknown.now': {
    en: 'Go on if it holds your own work only.',
    cy: 'Ewch ymlaen os mai dim ond eich gwaith eich hun sydd arno.',
  },
  'device.media.allowed': {
    en: 'It may be used for this.',
    cy: 'Gellir ei ddefnyddio at y diben hwn.',
  },
  'device.settings.changed': {
    en: 'How the school’s computers are set up is for those who look after them.',
    cy: 'Mater i’r rhai sy’n gofalu am gyfrifiaduron yr ysgol yw sut y cânt eu gosod.',
  },
  'device.settings.changed.now': {
    en: 'Tell IT what you need changed, and why.',
    cy: 'Dywedwch wrth TG beth sydd angen ei newid, a pham.',
  },
  'device.never-home.stays': {
    en: 'Equipment of this kind stays in school.',
    cy: 'Mae offer o’r math hwn yn aros yn yr ysgol.',
  },
  'device.never-home.stays.now': {
    en: 'Put it back where it is kept, and do the work in school.',
    cy: 'Rhowch ef yn ôl lle cedwir ef, a gwnewch y gwaith yn yr ysgol.',
  },
  'device.remote-wipe.wiped': {
    en: 'School mail on a lost device is wiped from afar, by two people.',
    cy: 'Caiff e-bost yr ysgol ar ddyfais goll ei ddileu o bell, gan ddau berson.',
  },
  'device.remote-wipe.unknown': {
    en: 'It is not known whether the lost device holds school mail.',
    cy: 'Nid yw’n hysbys a oes e-bost yr ysgol ar y ddyfais goll.',
  },
  'device.remote-wipe.lost': {
    en: 'A device that may hold school mail was lost.',
    cy: 'Collwyd dyfais a allai fod ag e-bost yr ysgol arni.',
  },
  'device.loss.reported': {
    en: 'The loss of a device has been reported.',
    cy: 'Rhoddwyd gwybod am golli dyfais.',
  },
  'device.loss.late': {
    en: 'The loss was reported later than the {hours} hours the policy gives.',
    cy: 'Rhoddwyd gwybod am y golled yn hwyrach na’r {hours} awr y mae’r polisi yn eu rhoi.',
  },
  'device.school-equipment.own': {
    en: 'School work is better done on the school’s own equipment.',
    cy: 'Gwell gwneud gwaith ysgol ar offer yr ysgol ei hun.',
  },
  'device.school-equipment.own.now': {
    en: 'Use a school device where you can, and always for anything sensitive.',
    cy: 'Defnyddiwch ddyfais ysgol lle gallwch, a bob amser ar gyfer unrhyw beth sensitif.',
  },
  'device.in-lesson.never': {
    en: 'Your year does not use devices of this kind in lessons.',
    cy: 'Nid yw eich blwyddyn chi yn defnyddio dyfeisiau o’r math hwn mewn gwersi.',
  },
  'device.in-lesson.never.now': {
    en: 'Put it away; ask your teacher if you need something it does.',
    cy: 'Rhowch hi i gadw; gofynnwch i’ch athro os oes angen rhywbeth y mae’n ei wneud.',
  },
  'device.in-lesson.ask': {
    en: 'Your own device is used in a lesson by leave only.',
    cy: 'Dim ond gyda chaniatâd y defnyddir eich dyfais eich hun mewn gwers.',
  },
  'device.in-lesson.ask.now': {
    en: 'Ask whoever takes the lesson, and say what for.',
    cy: 'Gofynnwch i bwy bynnag sy’n cymryd y wers, a dywedwch at ba ddiben.',
  },
  'device.cleared.not': {
    en: 'There are personal files on the equipment that comes back.',
    cy: 'Mae ffeiliau personol ar yr offer sy’n dod yn ôl.',
  },
  'device.cleared.not.now': {
    en: 'Take them off, then hand it in.',
    cy: 'Tynnwch nhw oddi arno, yna dychwelwch ef.',
  },
  'remote.attended.nobody': {
    en: 'Nobody is at the computer that reaches the school from outside.',
    cy: 'Nid oes neb wrth y cyfrifiadur sy’n cyrraedd yr ysgol o’r tu allan.',
  },
  'remote.attended.nobody.now': {
    en: 'Connect again when you are at it, and log off before you leave it.',
    cy: 'Cysylltwch eto pan fyddwch wrtho, ac allgofnodwch cyn ei adael.',
  },
}
