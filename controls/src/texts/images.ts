// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about pictures, what is published, and other people's work. */
export const imageTexts: Texts = {
  'image.consent.refused': {
    en: 'Permission for a picture of somebody in it was refused or withdrawn.',
    cy: 'Gwrthodwyd neu tynnwyd yn ôl ganiatâd ar gyfer llun o rywun ynddo.',
  },
  'image.consent.refused.now': {
    en: 'Leave that person out, or choose another picture.',
    cy: 'Gadewch y person hwnnw allan, neu dewiswch lun arall.',
  },
  'image.consent.never-asked': {
    en: 'Permission for a picture of somebody in it has not been given.',
    cy: 'Nid oes caniatâd wedi’i roi ar gyfer llun o rywun ynddo.',
  },
  'image.consent.never-asked.now': {
    en: 'It waits until they, or their parents, have agreed.',
    cy: 'Mae’n aros nes eu bod nhw, neu eu rhieni, wedi cytuno.',
  },
  'image.equipment.own': {
    en: 'Pictures like this are taken with the school’s equipment.',
    cy: 'Gydag offer yr ysgol y tynnir lluniau fel hyn.',
  },
  'image.equipment.own.now': { en: 'Borrow a camera of the school’s.', cy: 'Benthyciwch gamera’r ysgol.' },
  'image.occasion.not-now': {
    en: 'The school does not allow pictures of this without somebody’s leave.',
    cy: 'Nid yw’r ysgol yn caniatáu lluniau o hyn heb ganiatâd rhywun.',
  },
  'image.occasion.not-now.now': {
    en: 'Put the camera away; if somebody is in danger, fetch an adult.',
    cy: 'Rhowch y camera i gadw; os yw rhywun mewn perygl, ewch i nôl oedolyn.',
  },
  'image.dress.unsuitable': {
    en: 'Somebody in the picture is not suitably dressed for one.',
    cy: 'Nid yw rhywun yn y llun wedi gwisgo’n addas ar gyfer llun.',
  },
  'image.dress.unsuitable.now': {
    en: 'Take the picture when they are, or not at all.',
    cy: 'Tynnwch y llun pan fyddant, neu ddim o gwbl.',
  },
  'image.kept-places.elsewhere': {
    en: 'Pictures of the school’s people are not kept there.',
    cy: 'Ni chedwir lluniau o bobl yr ysgol yno.',
  },
  'image.kept-places.elsewhere.now': {
    en: 'Keep them on the school’s own store.',
    cy: 'Cadwch nhw yn storfa’r ysgol ei hun.',
  },
  'image.library-folder.elsewhere': {
    en: 'Photographs of pupils belong in “{folder}”, under their year.',
    cy: 'Mae ffotograffau o ddisgyblion yn perthyn yn “{folder}”, o dan eu blwyddyn.',
  },
  'image.library-folder.elsewhere.now': {
    en: 'Put them there, or say why they must be elsewhere.',
    cy: 'Rhowch nhw yno, neu dywedwch pam y mae’n rhaid iddynt fod yn rhywle arall.',
  },
  'image.library-folder.unsaid': {
    en: 'Photographs of pupils go to “{folder}”, under their year; is this the folder?',
    cy: 'Mae ffotograffau o ddisgyblion yn mynd i “{folder}”, o dan eu blwyddyn; ai dyma’r ffolder?',
  },
  'image.clear-camera.clear': {
    en: 'Clear the camera once the pictures are on the school’s store.',
    cy: 'Cliriwch y camera unwaith y bydd y lluniau yn storfa’r ysgol.',
  },
  'image.names.identified': {
    en: 'The picture comes with names or other details of the people in it.',
    cy: 'Daw’r llun gydag enwau neu fanylion eraill am y bobl ynddo.',
  },
  'image.names.identified.now': {
    en: 'Take the names and details out.',
    cy: 'Tynnwch yr enwau a’r manylion allan.',
  },
  'image.source.elsewhere': {
    en: 'Pictures taken for this are not shown there.',
    cy: 'Ni ddangosir lluniau a dynnwyd at y diben hwn yno.',
  },
  'image.source.elsewhere.now': {
    en: 'Show them where the school allows, or choose other pictures.',
    cy: 'Dangoswch nhw lle mae’r ysgol yn caniatáu, neu dewiswch luniau eraill.',
  },
  'image.source.unsaid': {
    en: 'Pictures of some origins are not shown there; where does this one come from?',
    cy: 'Ni ddangosir lluniau o rai tarddiadau yno; o ble y daw hwn?',
  },
  'image.sent-out.agreed': {
    en: 'It carries pictures of pupils or staff.',
    cy: 'Mae’n cynnwys lluniau o ddisgyblion neu staff.',
  },
  'image.sent-out.agreed.now': {
    en: 'Send it only if everybody in them has agreed to that.',
    cy: 'Anfonwch ef dim ond os yw pawb ynddynt wedi cytuno i hynny.',
  },
  'publishing.personal-details.given': {
    en: 'It gives personal details away: {details}.',
    cy: 'Mae’n datgelu manylion personol: {details}.',
  },
  'publishing.personal-details.given.now': { en: 'Take them out.', cy: 'Tynnwch nhw allan.' },
  'publishing.personal-details.contact': {
    en: 'Its contact details are a private person’s.',
    cy: 'Manylion cyswllt person preifat sydd arno.',
  },
  'publishing.personal-details.contact.now': {
    en: 'Give the school’s address, e-mail and telephone instead.',
    cy: 'Rhowch gyfeiriad, e-bost a ffôn yr ysgol yn eu lle.',
  },
  'publishing.personal-details.found': {
    en: 'Its text seems to hold personal details.',
    cy: 'Mae’n ymddangos bod ei destun yn cynnwys manylion personol.',
  },
  'publishing.approval.waits': {
    en: 'A page waits for whoever answers for what the school publishes.',
    cy: 'Mae tudalen yn aros am bwy bynnag sy’n atebol am yr hyn y mae’r ysgol yn ei gyhoeddi.',
  },
  'publishing.work-consent.refused': {
    en: 'Permission to publish this pupil’s work was refused.',
    cy: 'Gwrthodwyd caniatâd i gyhoeddi gwaith y disgybl hwn.',
  },
  'publishing.work-consent.refused.now': { en: 'Leave the work out.', cy: 'Gadewch y gwaith allan.' },
  'publishing.work-consent.never-asked': {
    en: 'Permission to publish a pupil’s work has not been given.',
    cy: 'Nid oes caniatâd wedi’i roi i gyhoeddi gwaith disgybl.',
  },
  'publishing.credited.missing': {
    en: 'It is not the contributor’s own work and does not say whose it is.',
    cy: 'Nid gwaith y cyfrannwr ei hun ydyw ac nid yw’n dweud gwaith pwy ydyw.',
  },
  'publishing.credited.missing.now': { en: 'Name its author.', cy: 'Enwch ei awdur.' },
  'publishing.credited.unsaid': {
    en: 'It is not the contributor’s own work; is its author named?',
    cy: 'Nid gwaith y cyfrannwr ei hun ydyw; a enwir ei awdur?',
  },
  'publishing.uploader.may-not': {
    en: 'Uploading there is not left to those who ask for it.',
    cy: 'Ni adewir uwchlwytho yno i’r rhai sy’n gofyn amdano.',
  },
  'publishing.uploader.may-not.now': {
    en: 'Give it to a member of staff, who uploads it.',
    cy: 'Rhowch ef i aelod o staff, a fydd yn ei uwchlwytho.',
  },
  'publishing.uploader.may': { en: 'Uploading there is allowed.', cy: 'Caniateir uwchlwytho yno.' },
  'publishing.disclaimer.missing': {
    en: 'It does not say that its opinions are the author’s own.',
    cy: 'Nid yw’n dweud mai barn yr awdur ei hun sydd ynddo.',
  },
  'publishing.disclaimer.missing.now': {
    en: 'Add that its opinions need not be the school’s.',
    cy: 'Ychwanegwch nad barn yr ysgol o reidrwydd sydd ynddo.',
  },
  'publishing.disclaimer.unsaid': {
    en: 'It must say that its opinions are the author’s own.',
    cy: 'Rhaid iddo ddweud mai barn yr awdur ei hun sydd ynddo.',
  },
  'copyright.copies.protected': {
    en: 'It holds a work that copyright protects.',
    cy: 'Mae’n cynnwys gwaith a warchodir gan hawlfraint.',
  },
  'copyright.copies.protected.now': {
    en: 'Use a work that may be copied, or get the owner’s permission and record it.',
    cy: 'Defnyddiwch waith y caniateir ei gopïo, neu mynnwch ganiatâd y perchennog a’i gofnodi.',
  },
}
