// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about who writes to whom, from where and when. */
export const mailPeopleTexts: Texts = {
  'mail.recipient-check.same-name': {
    en: 'Somebody else has the same name as a recipient.',
    cy: 'Mae gan rywun arall yr un enw â derbynnydd.',
  },
  'mail.recipient-check.same-name.now': {
    en: 'Look whether it is the person you mean.',
    cy: 'Edrychwch ai dyma’r person yr ydych yn ei olygu.',
  },
  'mail.recipient-check.reply-all': {
    en: 'It is a reply to {people} people.',
    cy: 'Mae’n ateb i {people} o bobl.',
  },
  'mail.recipient-check.many': { en: 'It goes to {people} people.', cy: 'Mae’n mynd at {people} o bobl.' },
  'mail.recipient-check.many.now': { en: 'Check the recipients.', cy: 'Gwiriwch y derbynwyr.' },
  'mail.recipient-check.mixed': {
    en: 'It goes to people inside and outside the school at once.',
    cy: 'Mae’n mynd at bobl y tu mewn a’r tu allan i’r ysgol ar unwaith.',
  },
  'mail.recipient-check.several': {
    en: 'It goes to {people} people; are they the right ones?',
    cy: 'Mae’n mynd at {people} o bobl; ai’r rhai cywir ydynt?',
  },
  'mail.reply-all.confirm': {
    en: 'It is a reply to all {people} people.',
    cy: 'Mae’n ateb i bob un o’r {people} o bobl.',
  },
  'mail.reply-all.confirm.now': {
    en: 'Reply to the sender and add only those who need it.',
    cy: 'Atebwch yr anfonwr ac ychwanegwch ddim ond y rhai y mae ei angen arnynt.',
  },
  'mail.reply-all.often': {
    en: 'You have replied to all {times} times this week.',
    cy: 'Rydych wedi ateb pawb {times} gwaith yr wythnos hon.',
  },
  'mail.copied-recipients.background': {
    en: 'Those copied in have it as background and need not answer.',
    cy: 'Cefndir ydyw i’r rhai a gopïwyd, ac nid oes angen iddynt ateb.',
  },
  'mail.large-list.many': {
    en: 'It goes to a list of many colleagues.',
    cy: 'Mae’n mynd at restr o lawer o gydweithwyr.',
  },
  'mail.large-list.many.now': { en: 'Choose those it matters to.', cy: 'Dewiswch y rhai y mae o bwys iddynt.' },
  'mail.all-staff-audience.everybody': {
    en: 'It goes to every member of staff.',
    cy: 'Mae’n mynd at bob aelod o staff.',
  },
  'mail.all-staff-audience.everybody.now': {
    en: 'Put it on the noticeboard, bring it to briefing, or write to a smaller group.',
    cy: 'Rhowch ef ar yr hysbysfwrdd, dewch ag ef i’r cyfarfod byr, neu ysgrifennwch at grŵp llai.',
  },
  'mail.all-staff-audience.alternatives': {
    en: 'The staffroom noticeboard or the staff briefing may serve better.',
    cy: 'Gall hysbysfwrdd yr ystafell staff neu’r cyfarfod byr fod yn well.',
  },
  'mail.permitted-list.provided': {
    en: 'The school provides this list for such messages.',
    cy: 'Mae’r ysgol yn darparu’r rhestr hon ar gyfer negeseuon o’r fath.',
  },
  'mail.send-hours.closed': {
    en: 'It is outside the hours in which such messages are sent.',
    cy: 'Mae y tu allan i’r oriau yr anfonir negeseuon o’r fath.',
  },
  'mail.send-hours.unknown': {
    en: 'It is not known whether it is inside the hours for such messages.',
    cy: 'Nid yw’n hysbys a yw o fewn yr oriau ar gyfer negeseuon o’r fath.',
  },
  'mail.others-lesson.taught': {
    en: 'The pupil is in another teacher’s lesson.',
    cy: 'Mae’r disgybl yng ngwers athro arall.',
  },
  'mail.others-lesson.unknown': {
    en: 'It is not known whether the pupil is in a lesson.',
    cy: 'Nid yw’n hysbys a yw’r disgybl mewn gwers.',
  },
  'mail.official-address.private': {
    en: 'It comes from an address that is not the school’s.',
    cy: 'Daw o gyfeiriad nad yw’n perthyn i’r ysgol.',
  },
  'mail.official-address.private.now': {
    en: 'Send it from your school address.',
    cy: 'Anfonwch ef o’ch cyfeiriad ysgol.',
  },
  'mail.other-webmail.site': {
    en: 'This is another provider’s web mail.',
    cy: 'E-bost gwe darparwr arall yw hwn.',
  },
  'mail.other-webmail.site.now': {
    en: 'Use your school mail account.',
    cy: 'Defnyddiwch eich cyfrif e-bost ysgol.',
  },
  'messaging.school-phone-only.private': {
    en: 'It would come from a private phone.',
    cy: 'Byddai’n dod o ffôn preifat.',
  },
  'messaging.school-phone-only.private.now': {
    en: 'Use the school’s systems or a school phone.',
    cy: 'Defnyddiwch systemau’r ysgol neu ffôn yr ysgol.',
  },
  'mail.school-addresses-only.private': {
    en: 'It goes to a private address.',
    cy: 'Mae’n mynd i gyfeiriad preifat.',
  },
  'mail.school-addresses-only.private.now': {
    en: 'Use the school address instead.',
    cy: 'Defnyddiwch y cyfeiriad ysgol yn lle hynny.',
  },
  'mail.school-addresses-only.redirected': {
    en: 'It was sent to the person’s school address instead of a private one.',
    cy: 'Fe’i hanfonwyd i gyfeiriad ysgol y person yn lle un preifat.',
  },
  'mail.pupil-resources.allowed': {
    en: 'Staff may write to pupils at their school addresses.',
    cy: 'Caiff staff ysgrifennu at ddisgyblion yn eu cyfeiriadau ysgol.',
  },
  'mail.outside-organisation.not-authorised': {
    en: 'It goes to an outside organisation with which nobody has authorised a correspondence yet.',
    cy: 'Mae’n mynd at sefydliad allanol nad oes neb wedi awdurdodi gohebiaeth ag ef eto.',
  },
  'mail.parent-direct.not-arranged': {
    en: 'A parent has written directly, and no contact was arranged beforehand.',
    cy: 'Mae rhiant wedi ysgrifennu’n uniongyrchol, ac ni threfnwyd cyswllt ymlaen llaw.',
  },
  'mail.parent-direct.through-office': {
    en: 'Thank you for your message, which I have received. For a first enquiry please telephone the school office or use the Contact us page, so that it reaches the right person quickly.',
    cy: 'Diolch am eich neges, yr wyf wedi’i derbyn. Ar gyfer ymholiad cyntaf ffoniwch swyddfa’r ysgol neu defnyddiwch y dudalen Cysylltu â ni, fel y bydd yn cyrraedd y person cywir yn gyflym.',
  },
  'mail.parent-should-give.no-child-and-form': {
    en: 'It does not seem to give the child’s name and form.',
    cy: 'Nid yw’n ymddangos ei fod yn rhoi enw a dosbarth y plentyn.',
  },
  'mail.parent-should-give.no-telephone': {
    en: 'It gives no telephone number.',
    cy: 'Nid yw’n rhoi rhif ffôn.',
  },
  'mail.parent-should-give.child-and-form': {
    en: 'Thank you for your message. Please tell us your child’s name and form, so that we can help.',
    cy: 'Diolch am eich neges. Rhowch enw a dosbarth eich plentyn i ni, fel y gallwn helpu.',
  },
  'mail.parent-should-give.telephone': {
    en: 'Thank you for your message. Please tell us the telephone number on which you would like to be reached.',
    cy: 'Diolch am eich neges. Rhowch i ni’r rhif ffôn yr hoffech i ni gysylltu arno.',
  },
  'mail.archive-copy.kept': { en: 'A copy is kept.', cy: 'Cedwir copi.' },
}
