// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about agreements, accounts and mail on phones. */
export const accessTexts: Texts = {
  'agreement.required.not-accepted': {
    en: 'The agreement this needs has not been accepted.',
    cy: 'Nid yw’r cytundeb sydd ei angen wedi’i dderbyn.',
  },
  'agreement.required.not-accepted.now': {
    en: 'Read and accept the agreement, then try again; to report a concern you need no agreement.',
    cy: 'Darllenwch a derbyniwch y cytundeb, yna rhowch gynnig arall arni; i roi gwybod am bryder nid oes angen cytundeb.',
  },
  'agreement.by-use.shown': {
    en: 'Using school mail on this device accepts its conditions.',
    cy: 'Mae defnyddio e-bost yr ysgol ar y ddyfais hon yn derbyn ei amodau.',
  },
  'agreement.by-use.shown.now': {
    en: 'Its conditions are shown; there is nothing else to do.',
    cy: 'Dangosir ei amodau; nid oes dim arall i’w wneud.',
  },
  'account.own-account-only.other': {
    en: 'The account belongs to somebody else.',
    cy: 'Rhywun arall biau’r cyfrif.',
  },
  'account.own-account-only.other.now': {
    en: 'Log on with your own account; if yours does not work, ask IT.',
    cy: 'Mewngofnodwch â’ch cyfrif eich hun; os nad yw’n gweithio, gofynnwch i TG.',
  },
  'account.own-account-only.attempt': {
    en: 'Somebody tried to log on with another person’s account.',
    cy: 'Ceisiodd rhywun fewngofnodi â chyfrif person arall.',
  },
  'account.ended.past': { en: 'This account has ended.', cy: 'Mae’r cyfrif hwn wedi dod i ben.' },
  'account.ended.past.now': {
    en: 'If the date is wrong, ask the school office; your files can be asked for while they are kept.',
    cy: 'Os yw’r dyddiad yn anghywir, gofynnwch i swyddfa’r ysgol; gellir gofyn am eich ffeiliau tra cedwir nhw.',
  },
  'account.ended.unknown': {
    en: 'It is not known whether this account has ended.',
    cy: 'Nid yw’n hysbys a yw’r cyfrif hwn wedi dod i ben.',
  },
  'account.withdrawn.active': {
    en: 'The school has withdrawn this access.',
    cy: 'Mae’r ysgol wedi tynnu’r mynediad hwn yn ôl.',
  },
  'account.withdrawn.active.now': {
    en: 'Ask the member of staff who told you about it; a concern can still be reported.',
    cy: 'Gofynnwch i’r aelod o staff a ddywedodd wrthych; gellir rhoi gwybod am bryder o hyd.',
  },
  'account.withdrawn.until': {
    en: 'The school has withdrawn this access for a time.',
    cy: 'Mae’r ysgol wedi tynnu’r mynediad hwn yn ôl am gyfnod.',
  },
  'account.withdrawn.unknown': {
    en: 'It is not known whether this access has been withdrawn.',
    cy: 'Nid yw’n hysbys a yw’r mynediad hwn wedi’i dynnu’n ôl.',
  },
  'device.mail-on-phone.no-passcode': {
    en: 'The device has no passcode.',
    cy: 'Nid oes cod ar y ddyfais.',
  },
  'device.mail-on-phone.no-passcode.now': {
    en: 'Set a passcode on it, then open your mail again.',
    cy: 'Gosodwch god arni, yna agorwch eich e-bost eto.',
  },
  'device.mail-on-phone.passcode-unknown': {
    en: 'It is not known whether the device has a passcode.',
    cy: 'Nid yw’n hysbys a oes cod ar y ddyfais.',
  },
  'device.mail-on-phone.other-app': {
    en: 'This is not the app the school has approved for its mail.',
    cy: 'Nid hwn yw’r ap y mae’r ysgol wedi’i gymeradwyo ar gyfer ei e-bost.',
  },
  'device.mail-on-phone.other-app.now': {
    en: 'Open your mail in the approved app.',
    cy: 'Agorwch eich e-bost yn yr ap cymeradwy.',
  },
  'device.mail-on-phone.think-twice': {
    en: 'Mail that is not on a phone cannot be lost with it, and leaves your evenings alone.',
    cy: 'Ni ellir colli e-bost gyda ffôn os nad yw arno, ac mae’n gadael llonydd i’ch nosweithiau.',
  },
  'content.unread': {
    en: 'Its words could not be read, so a person looks at it.',
    cy: 'Ni ellid darllen ei eiriau, felly bydd rhywun yn edrych arno.',
  },
}
