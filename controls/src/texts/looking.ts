// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about looking, monitoring and disclosing. */
export const lookingTexts: Texts = {
  'monitoring.log.kept': {
    en: 'What is done here is written in the activity log.',
    cy: 'Caiff yr hyn a wneir yma ei ysgrifennu yn y log gweithgarwch.',
  },
  'monitoring.lawful.no-purpose': {
    en: 'Nobody may monitor or look without saying what for.',
    cy: 'Ni chaiff neb fonitro nac edrych heb ddweud i ba ddiben.',
  },
  'monitoring.lawful.no-purpose.now': {
    en: 'Say which of the policy’s purposes it serves, and ask again.',
    cy: 'Dywedwch pa un o ddibenion y polisi y mae’n ei wasanaethu, a gofynnwch eto.',
  },
  'monitoring.lawful.covert': {
    en: 'Covert monitoring needs a recorded authority, and there is none.',
    cy: 'Mae angen awdurdod cofnodedig i fonitro’n gudd, ac nid oes un.',
  },
  'monitoring.lawful.covert.now': {
    en: 'Ask the head for an authority with purpose, grounds, scope and end.',
    cy: 'Gofynnwch i’r pennaeth am awdurdod â diben, sail, cwmpas a diwedd.',
  },
  'monitoring.minimum.extent': {
    en: 'The monitoring does not say how far it goes.',
    cy: 'Nid yw’r monitro’n dweud pa mor bell y mae’n mynd.',
  },
  'monitoring.minimum.extent.now': {
    en: 'Say whose, which and how long, and no more than is needed.',
    cy: 'Dywedwch bwy, beth ac am ba hyd, a dim mwy nag sydd ei angen.',
  },
  'monitoring.minimum.grounds': {
    en: 'The monitoring does not say on what grounds.',
    cy: 'Nid yw’r monitro’n dweud ar ba sail.',
  },
  'monitoring.minimum.grounds.now': {
    en: 'Write down the grounds, and ask again.',
    cy: 'Ysgrifennwch y sail, a gofynnwch eto.',
  },
  'looking.for-purpose.permitted': {
    en: 'The policy lets these people look for this purpose.',
    cy: 'Mae’r polisi’n gadael i’r bobl hyn edrych at y diben hwn.',
  },
  'looking.investigation.authorised': {
    en: 'It has been authorised.',
    cy: 'Mae wedi’i awdurdodi.',
  },
  'looking.investigation.not-authorised': {
    en: 'Looking into a person needs an authority first.',
    cy: 'Mae angen awdurdod yn gyntaf cyn edrych i mewn i berson.',
  },
  'looking.with-consent.refused': {
    en: 'The owner has said no.',
    cy: 'Mae’r perchennog wedi dweud na.',
  },
  'looking.with-consent.no-reason': {
    en: 'Looking at what is another’s needs a reason.',
    cy: 'Mae angen rheswm i edrych ar yr hyn sy’n eiddo i rywun arall.',
  },
  'looking.with-consent.no-reason.now': {
    en: 'Say what it is for, and ask again.',
    cy: 'Dywedwch i ba ddiben y mae, a gofynnwch eto.',
  },
  'looking.with-consent.given': {
    en: 'The owner has agreed.',
    cy: 'Mae’r perchennog wedi cytuno.',
  },
  'looking.with-consent.not-asked': {
    en: 'The owner has not been asked.',
    cy: 'Nid yw’r perchennog wedi cael ei holi.',
  },
  'looking.absence-cover.here': {
    en: 'The colleague is not away.',
    cy: 'Nid yw’r cydweithiwr i ffwrdd.',
  },
  'looking.absence-cover.here.now': {
    en: 'Ask the colleague.',
    cy: 'Gofynnwch i’r cydweithiwr.',
  },
  'looking.absence-cover.unknown': {
    en: 'It is not known whether the colleague is away.',
    cy: 'Nid yw’n hysbys a yw’r cydweithiwr i ffwrdd.',
  },
  'looking.absence-cover.covers': {
    en: 'The colleague is away and this covers for them.',
    cy: 'Mae’r cydweithiwr i ffwrdd ac mae hyn yn cyflenwi drosto.',
  },
  'looking.absence-cover.told': {
    en: 'Your mail or files were opened to cover for you while you were away.',
    cy: 'Agorwyd eich e-bost neu’ch ffeiliau i gyflenwi drosoch tra oeddech i ffwrdd.',
  },
  'looking.marked.private': {
    en: 'The message is marked for its sender and recipient alone.',
    cy: 'Mae’r neges wedi’i marcio ar gyfer ei hanfonwr a’i derbynnydd yn unig.',
  },
  'looking.marked.private.now': {
    en: 'Ask one of the two.',
    cy: 'Gofynnwch i un o’r ddau.',
  },
  'looking.only-by.others': {
    en: 'These records are open to others only.',
    cy: 'I eraill yn unig y mae’r cofnodion hyn ar agor.',
  },
  'looking.only-by.others.now': {
    en: 'Ask those who may, and say what for.',
    cy: 'Gofynnwch i’r rhai a gaiff, a dywedwch i ba ddiben.',
  },
  'looking.only-by.no-purpose': {
    en: 'These records are opened for a stated purpose only.',
    cy: 'At ddiben datganedig yn unig yr agorir y cofnodion hyn.',
  },
  'looking.only-by.named': {
    en: 'The policy names who may open these records.',
    cy: 'Mae’r polisi’n enwi pwy a gaiff agor y cofnodion hyn.',
  },
  'disclosure.lawful-basis.safeguarding': {
    en: 'A concern about a child reaches the safeguarding leads without papers.',
    cy: 'Mae pryder am blentyn yn cyrraedd yr arweinwyr diogelu heb bapurau.',
  },
  'disclosure.lawful-basis.none': {
    en: 'There is no legal basis on record for disclosing this.',
    cy: 'Nid oes sail gyfreithiol ar gofnod dros ddatgelu hyn.',
  },
  'disclosure.lawful-basis.none.now': {
    en: 'Write down the legal basis, or refer the request to the data protection officer.',
    cy: 'Ysgrifennwch y sail gyfreithiol, neu cyfeiriwch y cais at y swyddog diogelu data.',
  },
  'disclosure.lawful-basis.given': {
    en: 'A legal basis for disclosing it is on record.',
    cy: 'Mae sail gyfreithiol dros ei ddatgelu ar gofnod.',
  },
  'disclosure.lawful-basis.other': {
    en: 'It would go to somebody other than the authorities that the policy names.',
    cy: 'Byddai’n mynd at rywun heblaw’r awdurdodau y mae’r polisi’n eu henwi.',
  },
}
