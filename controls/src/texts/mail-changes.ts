// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** What is set into a message in the place of what was taken out of it, and what goes back with one that is returned. */
export const mailChangesTexts: Texts = {
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
