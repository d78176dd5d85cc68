// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** What is set into a message in the place of what was taken out of it, what goes back with one that is returned, and what the scanner has to say. */
export const mailChangesTexts: Texts = {
  'mail.scan.waiting': {
    en: 'Your message waits: its files must be looked at for malware, and the scanner does not answer.',
    cy: 'Mae eich neges yn aros: rhaid chwilio ei ffeiliau am feddalwedd faleisus, ac nid yw’r sganiwr yn ateb.',
  },
  'mail.scan.waiting.now': {
    en: 'It goes by itself once it has been scanned; you may withdraw it.',
    cy: 'Aiff ohoni’i hun wedi iddi gael ei sganio; cewch ei thynnu’n ôl.',
  },
  'mail.scan.malware': {
    en: 'Malware was found in your message before it left, so it was not sent.',
    cy: 'Cafwyd hyd i feddalwedd faleisus yn eich neges cyn iddi adael, felly nid anfonwyd hi.',
  },
  'mail.scan.malware.now': {
    en: 'Do not open the file; tell IT where it came from.',
    cy: 'Peidiwch ag agor y ffeil; dywedwch wrth TG o ble y daeth.',
  },
  'mail.scan.malware-to-you': {
    en: 'A message to you was not delivered: malware was found in it.',
    cy: 'Ni ddanfonwyd neges atoch: cafwyd hyd i feddalwedd faleisus ynddi.',
  },
  'mail.scan.malware-to-you.now': {
    en: 'There is nothing to do; if you were waiting for it, ask its sender for it in another way.',
    cy: 'Nid oes dim i’w wneud; os oeddech yn aros amdani, gofynnwch i’w hanfonwr amdani mewn ffordd arall.',
  },
  'mail.scan.unscanned': {
    en: 'The files of your message could not be scanned for malware, so it was not sent.',
    cy: 'Ni ellid sganio ffeiliau eich neges am feddalwedd faleisus, felly nid anfonwyd hi.',
  },
  'mail.scan.unscanned.now': {
    en: 'Send it again with smaller files or without them, or ask IT.',
    cy: 'Anfonwch hi eto gyda ffeiliau llai neu hebddynt, neu gofynnwch i TG.',
  },
  'mail.scan.unscanned-to-you': {
    en: 'A message to you was not delivered: its files could not be scanned for malware.',
    cy: 'Ni ddanfonwyd neges atoch: ni ellid sganio ei ffeiliau am feddalwedd faleisus.',
  },
  'mail.scan.unscanned-to-you.now': {
    en: 'If you were waiting for it, ask its sender to send smaller files, or ask IT.',
    cy: 'Os oeddech yn aros amdani, gofynnwch i’w hanfonwr anfon ffeiliau llai, neu gofynnwch i TG.',
  },
  'mail.returned.what': {
    en: 'Your message was not sent; it comes back to you to be worded again.',
    cy: 'Nid anfonwyd eich neges; daw yn ôl atoch i’w geirio eto.',
  },
  'mail.returned.now': {
    en: 'What you wrote is attached: change it and send it again.',
    cy: 'Mae’r hyn a ysgrifennoch ynghlwm: newidiwch ef a’i anfon eto.',
  },
  'mail.link-removed': { en: 'link to {host} removed', cy: 'dolen i {host} wedi ei thynnu' },
  'mail.linked-file.kept': {
    en: 'The school keeps the file “{file}” ({size}) for you until {until}.',
    cy: 'Mae’r ysgol yn cadw’r ffeil “{file}” ({size}) i chi tan {until}.',
  },
  'mail.linked-file.open': { en: 'Get the file', cy: 'Cael y ffeil' },
  'mail.linked-file.how': {
    en: 'Sign in, or have a code sent to your address.',
    cy: 'Mewngofnodwch, neu gofynnwch am god i’ch cyfeiriad.',
  },
}
