// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about software, files and records. */
export const fileTexts: Texts = {
  'software.permission.none': {
    en: 'Software is installed with the leave of those who decide about it.',
    cy: 'Gosodir meddalwedd gyda chaniatâd y rhai sy’n penderfynu yn ei chylch.',
  },
  'software.permission.none.now': {
    en: 'They have been asked; say what you need it for.',
    cy: 'Gofynnwyd iddynt; dywedwch at ba ddiben y mae ei hangen arnoch.',
  },
  'software.permission.remove': {
    en: 'Software is not removed from the school’s computers.',
    cy: 'Ni chaiff meddalwedd ei thynnu oddi ar gyfrifiaduron yr ysgol.',
  },
  'software.permission.remove.now': {
    en: 'Ask IT if it is in your way.',
    cy: 'Gofynnwch i TG os yw yn eich ffordd.',
  },
  'software.licence.breach': {
    en: 'Its licence does not allow this.',
    cy: 'Nid yw ei thrwydded yn caniatáu hyn.',
  },
  'software.licence.breach.now': {
    en: 'Ask IT for a licensed copy, or for something like it that is free to use.',
    cy: 'Gofynnwch i TG am gopi trwyddedig, neu am rywbeth tebyg sy’n rhydd i’w ddefnyddio.',
  },
  'software.licence.unchecked': {
    en: 'Nobody has checked its licence yet.',
    cy: 'Nid oes neb wedi gwirio ei thrwydded eto.',
  },
  'software.licence.unchecked.now': {
    en: 'Read the licence; go on if it allows what you want to do.',
    cy: 'Darllenwch y drwydded; ewch ymlaen os yw’n caniatáu’r hyn yr ydych am ei wneud.',
  },
  'file.kept-out.refused': {
    en: 'This does not belong there: {kinds}.',
    cy: 'Nid yw hwn yn perthyn yno: {kinds}.',
  },
  'file.kept-out.refused.now': {
    en: 'Keep it somewhere else, or ask IT where it may go.',
    cy: 'Cadwch ef yn rhywle arall, neu gofynnwch i TG ble y caiff fynd.',
  },
  'file.kept-out.handed-on': {
    en: 'This is not handed on: {kinds}.',
    cy: 'Ni throsglwyddir hwn: {kinds}.',
  },
  'file.kept-out.handed-on.now': {
    en: 'Leave it where it is and tell IT.',
    cy: 'Gadewch ef lle y mae a dywedwch wrth TG.',
  },
  'file.kept-out.found': {
    en: 'Somebody tried to keep or hand on a file that must not be.',
    cy: 'Ceisiodd rhywun gadw neu drosglwyddo ffeil na ddylid.',
  },
  'file.access.own': {
    en: 'One’s own files are one’s own to use.',
    cy: 'Mae ffeiliau pawb yn eiddo iddynt i’w defnyddio.',
  },
  'file.access.allowed': {
    en: 'Its owner has given leave.',
    cy: 'Mae ei pherchennog wedi rhoi caniatâd.',
  },
  'file.access.others': {
    en: 'The file is somebody else’s.',
    cy: 'Ffeil rhywun arall yw hon.',
  },
  'file.access.others.now': {
    en: 'Ask its owner for leave, or for a copy.',
    cy: 'Gofynnwch i’w pherchennog am ganiatâd, neu am gopi.',
  },
  'file.office-holders.may': {
    en: 'Those whom the policy names may erase files; that they do is logged.',
    cy: 'Caiff y rhai y mae’r polisi yn eu henwi ddileu ffeiliau; cofnodir eu bod yn gwneud hynny.',
  },
  'file.leaving.permission': {
    en: 'Data of this kind leaves the premises with permission only.',
    cy: 'Dim ond gyda chaniatâd y mae data o’r math hwn yn gadael y safle.',
  },
  'file.leaving.permission.now': {
    en: 'Say what it is needed for; whoever decides has been asked.',
    cy: 'Dywedwch at ba ddiben y mae ei angen; gofynnwyd i bwy bynnag sy’n penderfynu.',
  },
  'file.leaving.remote': {
    en: 'Secure remote access is better than a copy that leaves the premises.',
    cy: 'Mae mynediad diogel o bell yn well na chopi sy’n gadael y safle.',
  },
  'file.leaving.remote.now': {
    en: 'Use remote access where you can.',
    cy: 'Defnyddiwch fynediad o bell lle gallwch.',
  },
  'file.quota.nearly': {
    en: 'Most of your share of the storage is used up.',
    cy: 'Mae’r rhan fwyaf o’ch cyfran o’r storfa wedi’i defnyddio.',
  },
  'file.quota.nearly.now': {
    en: 'Delete what you no longer need.',
    cy: 'Dilëwch yr hyn nad oes ei angen arnoch mwyach.',
  },
  'record.retention.early': {
    en: 'It is kept until {until}.',
    cy: 'Fe’i cedwir tan {until}.',
  },
  'record.retention.early.now': {
    en: 'It is disposed of by itself when its time is over.',
    cy: 'Caiff ei waredu ohono’i hun pan ddaw ei amser i ben.',
  },
  'record.retention.held': {
    en: 'Somebody has asked for it to be kept.',
    cy: 'Mae rhywun wedi gofyn am ei gadw.',
  },
  'record.retention.held.now': {
    en: 'Ask the data protection officer; the hold ends when its reason does.',
    cy: 'Gofynnwch i’r swyddog diogelu data; daw’r cadw i ben pan ddaw ei reswm i ben.',
  },
}
