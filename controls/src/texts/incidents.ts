// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about sanctions, incidents, evidence and the training that some acts need. */
export const incidentTexts: Texts = {
  'sanction.prior-warnings.first': {
    en: 'This sanction normally follows earlier warnings, and there are too few.',
    cy: 'Fel arfer mae’r sancsiwn hwn yn dilyn rhybuddion cynharach, ac nid oes digon.',
  },
  'sanction.prior-warnings.first.now': {
    en: 'Choose a lesser sanction, or say why this case is an exception.',
    cy: 'Dewiswch sancsiwn llai, neu dywedwch pam y mae’r achos hwn yn eithriad.',
  },
  'sanction.prior-warnings.may': {
    en: 'After earlier warnings this sanction may follow.',
    cy: 'Ar ôl rhybuddion cynharach caiff y sancsiwn hwn ddilyn.',
  },
  'sanction.factors-weighed.some': {
    en: 'Only {weighed} of {factors} factors have been weighed.',
    cy: 'Dim ond {weighed} o {factors} ffactor sydd wedi’u pwyso.',
  },
  'sanction.factors-weighed.some.now': { en: 'Weigh the others first.', cy: 'Pwyswch y lleill yn gyntaf.' },
  'sanction.ladder.off': {
    en: 'Misconduct of the class {class} usually draws one of: {sanctions}.',
    cy: 'Fel arfer mae camymddwyn o’r dosbarth {class} yn denu un o’r rhain: {sanctions}.',
  },
  'sanction.measures.time': {
    en: 'Weigh the time it took: {percent} per cent of the use was private.',
    cy: 'Pwyswch yr amser a gymerodd: roedd {percent} y cant o’r defnydd yn breifat.',
  },
  'sanction.measures.capacity': {
    en: 'Weigh the space it took: {percent} per cent of the account is filled.',
    cy: 'Pwyswch y lle a gymerodd: mae {percent} y cant o’r cyfrif yn llawn.',
  },
  'incident.reported.told': {
    en: 'Those in charge of incidents are told.',
    cy: 'Dywedir wrth y rhai sy’n gyfrifol am ddigwyddiadau.',
  },
  'incident.reported.notice': {
    en: 'Something happened that the policy wants you to know of.',
    cy: 'Digwyddodd rhywbeth y mae’r polisi am i chi wybod amdano.',
  },
  'incident.evidence-not-deleted.kept': {
    en: 'It is evidence, and evidence is kept.',
    cy: 'Mae’n dystiolaeth, a chedwir tystiolaeth.',
  },
  'incident.evidence-not-deleted.kept.now': {
    en: 'You need not look at it again; ask that it be moved out of your sight.',
    cy: 'Nid oes angen i chi edrych arno eto; gofynnwch iddo gael ei symud o’ch golwg.',
  },
  'incident.indecent-image.never': {
    en: 'It may be an indecent image of a child, which nobody may send, copy or look at.',
    cy: 'Gall fod yn ddelwedd anweddus o blentyn, na chaiff neb ei hanfon, ei chopïo nac edrych arni.',
  },
  'incident.indecent-image.never.now': {
    en: 'Do not open or show it; ring the person in charge of safeguarding now.',
    cy: 'Peidiwch â’i hagor na’i dangos; ffoniwch y person sy’n gyfrifol am ddiogelu nawr.',
  },
  'incident.indecent-image.notice': {
    en: 'Something that may be an indecent image of a child was stopped. Call the police at once; look at nothing, copy nothing.',
    cy: 'Ataliwyd rhywbeth a all fod yn ddelwedd anweddus o blentyn. Ffoniwch yr heddlu ar unwaith; peidiwch ag edrych ar ddim na chopïo dim.',
  },
  'incident.preserved.kept': {
    en: 'What belongs to the report is kept.',
    cy: 'Cedwir yr hyn sy’n perthyn i’r adroddiad.',
  },
  'incident.trail.recorded': {
    en: 'The step is recorded, and why it was taken.',
    cy: 'Cofnodir y cam, a pham y cymerwyd ef.',
  },
  'training.before.untrained': {
    en: 'This needs training that has not been completed.',
    cy: 'Mae angen hyfforddiant nad yw wedi’i gwblhau ar gyfer hyn.',
  },
  'training.before.untrained.now': { en: 'Complete the training first.', cy: 'Cwblhewch yr hyfforddiant yn gyntaf.' },
  'training.before.unknown': {
    en: 'It is not known whether the training this needs was completed.',
    cy: 'Nid yw’n hysbys a gwblhawyd yr hyfforddiant sydd ei angen ar gyfer hyn.',
  },
}
