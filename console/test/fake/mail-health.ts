import type { MailHealth, MailMeasurement } from '@beadle/contract'
import { language } from './cast.ts'

export const health: MailHealth = {
  at: '2026-06-06T18:59:58Z',
  checks: [
    {
      id: 'queue:mx:museum.example',
      state: 'trouble',
      title: { en: 'Mail waiting to go' },
      words: { en: '12 for `mx:museum.example` wait; it does not answer.' },
      now: { en: 'Nothing is lost: it is tried again by itself. See whether that server and the way to it are up.' },
      link: '/mail/queue',
    },
    {
      id: 'certificate',
      state: 'warning',
      title: { en: 'Certificate of the doors' },
      words: { en: 'It is good for 9 more days.' },
      now: { en: 'Renew it: new files are taken up within a minute, and mail goes on meanwhile.' },
    },
    { id: 'signing', state: 'note', title: { en: 'Signing' }, words: { en: 'No key signs for `school.example`.' } },
    { id: 'scanner', state: 'well', title: { en: 'Malware scanner' }, words: { en: 'It answers.' } },
  ],
  hours: [
    { at: '2026-06-06T17:00:00Z', out: 212, in: 1043, held: 3, bounced: 1 },
    { at: '2026-06-06T18:00:00Z', out: 41, in: 388, held: 1, bounced: 0 },
  ],
  errors: [
    { destination: 'mx:museum.example', code: 'no answer', count: 14, last: '2026-06-06T18:52:00Z' },
    { destination: 'mx:home.example', code: '451 4.7.1', count: 1, last: '2026-06-06T11:07:00Z' },
  ],
}

export const measurement: MailMeasurement = {
  since: '2026-03-08',
  fewest: 10,
  bindings: [
    {
      clause: language,
      control: 'mail.professional-language',
      stopped: 41,
      falseAlarms: 5,
      share: 5 / 41,
      terms: [{ fact: 'content.abuse=fool', count: 4 }],
    },
    { clause: language, control: 'mail.chain-mail', stopped: 3, falseAlarms: 1, terms: [] },
  ],
}
