// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about social networks, live sessions, calls, text messages and messages to many. */
export const contactTexts: Texts = {
  'social.connections.apart': {
    en: 'Staff and the people they work for are not connected by private accounts.',
    cy: 'Nid yw staff a’r bobl y maent yn gweithio iddynt yn cysylltu drwy gyfrifon preifat.',
  },
  'social.connections.apart.now': {
    en: 'Decline it, and use the school’s own channels.',
    cy: 'Gwrthodwch ef, a defnyddiwch sianeli’r ysgol ei hun.',
  },
  'social.connections.declared': {
    en: 'A tie from before stays, yet what passes over it can be misread; keep the school out of it.',
    cy: 'Mae cysylltiad o’r gorffennol yn aros, ond gellir camddarllen yr hyn sy’n mynd drosto; cadwch yr ysgol allan ohono.',
  },
  'social.connections.notice': {
    en: 'A connection on a social network was asked about that the school keeps apart.',
    cy: 'Holwyd am gysylltiad ar rwydwaith cymdeithasol y mae’r ysgol yn ei gadw ar wahân.',
  },
  'social.posts-about.named': {
    en: 'Posts from this account are not about the school or its people.',
    cy: 'Nid yw negeseuon o’r cyfrif hwn am yr ysgol na’i phobl.',
  },
  'social.posts-about.named.now': { en: 'Leave the school out of it.', cy: 'Gadewch yr ysgol allan ohono.' },
  'social.posts-about.pictured': {
    en: 'The post shows people of the school’s.',
    cy: 'Mae’r neges yn dangos pobl yr ysgol.',
  },
  'social.posts-about.pictured.now': { en: 'Leave the pictures out.', cy: 'Gadewch y lluniau allan.' },
  'social.account-opening.waits': {
    en: 'An account that speaks for the school needs permission first.',
    cy: 'Mae angen caniatâd yn gyntaf ar gyfrif sy’n siarad ar ran yr ysgol.',
  },
  'live.account.private': {
    en: 'Live contact runs through an account of the school’s, not a private one.',
    cy: 'Mae cyswllt byw yn mynd drwy gyfrif yr ysgol, nid un preifat.',
  },
  'live.account.private.now': { en: 'Start it from your school account.', cy: 'Dechreuwch ef o’ch cyfrif ysgol.' },
  'live.platform.other': {
    en: 'The school neither runs this platform nor has approved it.',
    cy: 'Nid yw’r ysgol yn rhedeg y llwyfan hwn nac wedi’i gymeradwyo.',
  },
  'live.platform.other.now': { en: 'Use the school’s own.', cy: 'Defnyddiwch un yr ysgol ei hun.' },
  'live.platform.provided': {
    en: 'The school provides this platform for it.',
    cy: 'Mae’r ysgol yn darparu’r llwyfan hwn ar ei gyfer.',
  },
  'live.purpose.session': {
    en: 'No educational aim is stated for the session.',
    cy: 'Ni nodwyd nod addysgol ar gyfer y sesiwn.',
  },
  'live.purpose.session.now': { en: 'State what it is for.', cy: 'Nodwch ei ddiben.' },
  'live.purpose.camera': {
    en: 'No purpose is stated for the camera.',
    cy: 'Ni nodwyd diben ar gyfer y camera.',
  },
  'live.purpose.camera.now': {
    en: 'State why it is on, or turn it off.',
    cy: 'Nodwch pam y mae ymlaen, neu diffoddwch ef.',
  },
  'live.manager-agrees.away': {
    en: 'A session away from school needs a manager’s agreement.',
    cy: 'Mae angen cytundeb rheolwr ar sesiwn i ffwrdd o’r ysgol.',
  },
  'live.manager-agrees.hours': {
    en: 'A session outside the school’s hours needs a manager’s agreement.',
    cy: 'Mae angen cytundeb rheolwr ar sesiwn y tu allan i oriau’r ysgol.',
  },
  'live.agreed-hours.outside': {
    en: 'It is outside the hours that were agreed for contact.',
    cy: 'Mae y tu allan i’r oriau y cytunwyd arnynt ar gyfer cyswllt.',
  },
  'live.agreed-hours.outside.now': { en: 'Let it wait for those hours.', cy: 'Gadewch iddo aros am yr oriau hynny.' },
  'live.agreed-hours.unset': {
    en: 'Agree set hours in which you can be reached, and say whether this is one of them.',
    cy: 'Cytunwch ar oriau penodol pan ellir eich cyrraedd, a dywedwch a yw hon yn un ohonynt.',
  },
  'live.recording.may': { en: 'The meeting may be recorded.', cy: 'Caniateir recordio’r cyfarfod.' },
  'live.recording.not-told': {
    en: 'Not everybody in the meeting has been told that it is recorded.',
    cy: 'Nid yw pawb yn y cyfarfod wedi cael gwybod ei fod yn cael ei recordio.',
  },
  'live.recording.not-told.now': { en: 'Tell everybody first.', cy: 'Dywedwch wrth bawb yn gyntaf.' },
  'live.recording.unsaid': {
    en: 'Has everybody in the meeting been told that it is recorded?',
    cy: 'A yw pawb yn y cyfarfod wedi cael gwybod ei fod yn cael ei recordio?',
  },
  'live.network.other': {
    en: 'Video runs over the school’s network.',
    cy: 'Mae fideo yn rhedeg dros rwydwaith yr ysgol.',
  },
  'live.network.other.now': { en: 'Join from school.', cy: 'Ymunwch o’r ysgol.' },
  'live.unknown-caller.alone': {
    en: 'Somebody in the call is unknown and no member of staff is there.',
    cy: 'Mae rhywun yn yr alwad yn anhysbys ac nid oes aelod o staff yno.',
  },
  'live.unknown-caller.alone.now': {
    en: 'Ask a member of staff to be there.',
    cy: 'Gofynnwch i aelod o staff fod yno.',
  },
  'messaging.private-calls.permission': {
    en: 'A private call to this number needs permission beforehand.',
    cy: 'Mae angen caniatâd ymlaen llaw ar alwad breifat i’r rhif hwn.',
  },
  'messaging.private-calls.repaid': {
    en: 'What a private call costs is paid back to the school.',
    cy: 'Ad-delir cost galwad breifat i’r ysgol.',
  },
  'messaging.contact-time.busy': {
    en: 'There are no private calls or messages in time with children.',
    cy: 'Nid oes galwadau na negeseuon preifat yn ystod amser gyda phlant.',
  },
  'messaging.contact-time.busy.now': {
    en: 'Wait for your break; in an emergency ring through the office.',
    cy: 'Arhoswch am eich egwyl; mewn argyfwng ffoniwch drwy’r swyddfa.',
  },
  'messaging.call-note.note': {
    en: 'Note the date, the time and what was said.',
    cy: 'Nodwch y dyddiad, yr amser a’r hyn a ddywedwyd.',
  },
  'messaging.broadcast-purpose.other': {
    en: 'Messages to everybody inform and remind; this is neither.',
    cy: 'Mae negeseuon i bawb yn hysbysu ac yn atgoffa; nid yw hon yn gwneud y naill na’r llall.',
  },
  'messaging.broadcast-purpose.other.now': {
    en: 'Send it another way, or to those whom it concerns.',
    cy: 'Anfonwch hi mewn ffordd arall, neu at y rhai y mae’n berthnasol iddynt.',
  },
  'messaging.broadcast-purpose.unsaid': {
    en: 'Messages to everybody are there to inform and to remind.',
    cy: 'Diben negeseuon i bawb yw hysbysu ac atgoffa.',
  },
  'messaging.broadcast-audience.may': {
    en: 'The school’s service for messages to many is there for this.',
    cy: 'Mae gwasanaeth yr ysgol ar gyfer negeseuon i lawer yno at hyn.',
  },
  'messaging.office-accounts.sent': {
    en: 'Parents are written to from the office’s accounts.',
    cy: 'O gyfrifon y swyddfa yr ysgrifennir at rieni.',
  },
  'messaging.office-accounts.sent.now': {
    en: 'Give it to the office, which sends it.',
    cy: 'Rhowch ef i’r swyddfa, sy’n ei anfon.',
  },
  'messaging.office-accounts.received': {
    en: 'A parent’s message goes to the office.',
    cy: 'Mae neges rhiant yn mynd i’r swyddfa.',
  },
}
