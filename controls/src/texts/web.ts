// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about the web: what is closed, when, to whom, and who may open it. */
export const webTexts: Texts = {
  'web.category.closed': {
    en: 'The school does not open sites of this kind here.',
    cy: 'Nid yw’r ysgol yn agor safleoedd o’r math hwn yma.',
  },
  'web.category.closed.now': {
    en: 'If you need it for work, ask for it on this page and say why.',
    cy: 'Os oes ei angen arnoch ar gyfer gwaith, gofynnwch amdano ar y dudalen hon a dywedwch pam.',
  },
  'web.category.unlawful': {
    en: 'Sites of this kind are against the law.',
    cy: 'Mae safleoedd o’r math hwn yn erbyn y gyfraith.',
  },
  'web.category.unlawful.now': {
    en: 'If you came here by mistake, close the page and tell the safeguarding lead now.',
    cy: 'Os daethoch yma drwy gamgymeriad, caewch y dudalen a dywedwch wrth yr arweinydd diogelu nawr.',
  },
  'web.category.attempt': {
    en: 'Somebody tried to open a site that is closed.',
    cy: 'Ceisiodd rhywun agor safle sydd ar gau.',
  },
  'web.private-use.not-now': {
    en: 'Private use of the web is not for this time of day.',
    cy: 'Nid yw defnydd preifat o’r we ar gyfer yr amser hwn o’r dydd.',
  },
  'web.private-use.not-now.now': {
    en: 'If it is for work, say so; otherwise come back in your own time.',
    cy: 'Os yw ar gyfer gwaith, dywedwch hynny; fel arall dewch yn ôl yn eich amser eich hun.',
  },
  'web.private-use.not-here': {
    en: 'The school’s systems are not for private use of this kind.',
    cy: 'Nid yw systemau’r ysgol ar gyfer defnydd preifat o’r math hwn.',
  },
  'web.private-use.not-here.now': {
    en: 'If it is for work, say so; otherwise use your own device and line.',
    cy: 'Os yw ar gyfer gwaith, dywedwch hynny; fel arall defnyddiwch eich dyfais a’ch llinell eich hun.',
  },
  'web.private-use.unknown': {
    en: 'It is not known whether this is working time.',
    cy: 'Nid yw’n hysbys a yw hwn yn amser gwaith.',
  },
  'web.private-use.attempt': {
    en: 'Somebody used the web for private matters when it is closed to them.',
    cy: 'Defnyddiodd rhywun y we at ddibenion preifat pan fo ar gau iddynt.',
  },
  'web.permitted.allowed': {
    en: 'The policy allows this here and now.',
    cy: 'Mae’r polisi’n caniatáu hyn yma ac yn awr.',
  },
  'web.approved-sites.not-passed': {
    en: 'This site is not on the list that an adult has passed for these pupils.',
    cy: 'Nid yw’r safle hwn ar y rhestr y mae oedolyn wedi’i chymeradwyo ar gyfer y disgyblion hyn.',
  },
  'web.approved-sites.not-passed.now': {
    en: 'Ask your teacher to look at the site first.',
    cy: 'Gofynnwch i’ch athro edrych ar y safle yn gyntaf.',
  },
  'web.approved-sites.attempt': {
    en: 'A pupil asked for a site that is not on the list.',
    cy: 'Gofynnodd disgybl am safle nad yw ar y rhestr.',
  },
  'web.private-download.closed': {
    en: 'Files of this kind are not fetched from the web or passed on here.',
    cy: 'Ni chaiff ffeiliau o’r math hwn eu nôl o’r we na’u pasio ymlaen yma.',
  },
  'web.private-download.closed.now': {
    en: 'If it is for a lesson, ask the person who teaches it or IT.',
    cy: 'Os yw ar gyfer gwers, gofynnwch i’r sawl sy’n ei dysgu neu i TG.',
  },
  'web.private-download.asks': {
    en: 'It is not known whether this file is for work.',
    cy: 'Nid yw’n hysbys a yw’r ffeil hon ar gyfer gwaith.',
  },
  'web.private-download.asks.now': {
    en: 'Say that it is for work and it comes.',
    cy: 'Dywedwch ei bod ar gyfer gwaith ac fe ddaw.',
  },
  'web.private-download.attempt': {
    en: 'Somebody fetched or passed on a file that is not for work.',
    cy: 'Fe wnaeth rhywun nôl neu basio ymlaen ffeil nad yw ar gyfer gwaith.',
  },
  'web.licence.infringes': {
    en: 'Copying this would breach copyright.',
    cy: 'Byddai copïo hwn yn torri hawlfraint.',
  },
  'web.licence.infringes.now': {
    en: 'Look for a licensed copy, or ask for permission.',
    cy: 'Chwiliwch am gopi trwyddedig, neu gofynnwch am ganiatâd.',
  },
  'web.licence.unknown': {
    en: 'It is not known whether this may be copied.',
    cy: 'Nid yw’n hysbys a ganiateir copïo hwn.',
  },
  'web.licence.unknown.now': {
    en: 'Check its licence, then say that you have.',
    cy: 'Gwiriwch ei drwydded, yna dywedwch eich bod wedi gwneud.',
  },
  'web.licence.attempt': {
    en: 'Somebody tried to copy a work in breach of copyright.',
    cy: 'Ceisiodd rhywun gopïo gwaith gan dorri hawlfraint.',
  },
  'web.large-transfer.large': {
    en: 'It is larger than {megabytes} megabytes and would slow the line for others.',
    cy: 'Mae’n fwy na {megabytes} megabeit a byddai’n arafu’r llinell i eraill.',
  },
  'web.large-transfer.attempt': {
    en: 'Somebody asks for a large download or upload.',
    cy: 'Mae rhywun yn gofyn am lawrlwythiad neu uwchlwythiad mawr.',
  },
  'web.form-data.found': {
    en: 'The page would be sent personal data or the like.',
    cy: 'Byddai’r dudalen yn derbyn data personol neu debyg.',
  },
  'web.form-data.found.now': {
    en: 'Leave it out; if the page needs it, ask a member of staff.',
    cy: 'Gadewch ef allan; os oes ei angen ar y dudalen, gofynnwch i aelod o staff.',
  },
  'web.form-data.attempt': {
    en: 'Somebody tried to type personal data into a web page.',
    cy: 'Ceisiodd rhywun deipio data personol i dudalen we.',
  },
  'web.search.found': {
    en: 'The search holds obscene or offensive words.',
    cy: 'Mae’r chwiliad yn cynnwys geiriau anweddus neu dramgwyddus.',
  },
  'web.search.found.now': {
    en: 'Search in other words; if something worries you, tell the safeguarding lead.',
    cy: 'Chwiliwch mewn geiriau eraill; os oes rhywbeth yn eich poeni, dywedwch wrth yr arweinydd diogelu.',
  },
  'web.search.attempt': {
    en: 'Somebody searched for obscene or offensive content.',
    cy: 'Chwiliodd rhywun am gynnwys anweddus neu dramgwyddus.',
  },
  'web.excess.reached': {
    en: 'There has been too much private use of the web today.',
    cy: 'Bu gormod o ddefnydd preifat o’r we heddiw.',
  },
  'web.excess.reached.now': {
    en: 'Leave it for another day, or use your own device and line.',
    cy: 'Gadewch ef tan ddiwrnod arall, neu defnyddiwch eich dyfais a’ch llinell eich hun.',
  },
  'web.excess.attempt': {
    en: 'Somebody’s private use of the web is excessive.',
    cy: 'Mae defnydd preifat rhywun o’r we yn ormodol.',
  },
  'web.alert.tried': {
    en: 'A site that may point to harm was tried.',
    cy: 'Rhoddwyd cynnig ar safle a allai awgrymu niwed.',
  },
  'web.alert.repeated': {
    en: 'Sites of one kind were tried again and again.',
    cy: 'Rhoddwyd cynnig ar safleoedd o un math dro ar ôl tro.',
  },
  'web.supervised.nobody': {
    en: 'No adult supervises the computers now.',
    cy: 'Nid oes oedolyn yn goruchwylio’r cyfrifiaduron nawr.',
  },
  'web.supervised.nobody.now': {
    en: 'Ask a grown-up to come, then try again.',
    cy: 'Gofynnwch i oedolyn ddod, yna rhowch gynnig arall arni.',
  },
  'web.supervised.not-chosen': {
    en: 'Only the sites chosen for this time are open now.',
    cy: 'Dim ond y safleoedd a ddewiswyd ar gyfer yr amser hwn sydd ar agor nawr.',
  },
  'web.supervised.not-chosen.now': {
    en: 'Choose one of those, or ask the adult who is there.',
    cy: 'Dewiswch un o’r rheini, neu gofynnwch i’r oedolyn sydd yno.',
  },
  'web.supervised.not-looked-at': {
    en: 'Nobody has looked at this site yet.',
    cy: 'Nid oes neb wedi edrych ar y safle hwn eto.',
  },
  'web.supervised.not-looked-at.now': {
    en: 'Ask the adult who is there to look at it.',
    cy: 'Gofynnwch i’r oedolyn sydd yno edrych arno.',
  },
  'web.supervised.open': {
    en: 'An adult supervises, so it is open.',
    cy: 'Mae oedolyn yn goruchwylio, felly mae ar agor.',
  },
  'web.supervised.unknown': {
    en: 'It is not known whether an adult supervises now.',
    cy: 'Nid yw’n hysbys a oes oedolyn yn goruchwylio nawr.',
  },
  'web.exemption-grant.granted': {
    en: 'The exemption is granted by one who may.',
    cy: 'Rhoddir yr eithriad gan un a gaiff ei roi.',
  },
  'web.exemption-grant.asked': {
    en: 'Somebody asks for a site to be lifted from the filter for a time.',
    cy: 'Mae rhywun yn gofyn i safle gael ei godi o’r hidlydd am gyfnod.',
  },
  'web.exemption-grant.not-granter': {
    en: 'Somebody else grants exemptions from the filter.',
    cy: 'Rhywun arall sy’n rhoi eithriadau o’r hidlydd.',
  },
  'web.exemption-grant.reasoned': {
    en: 'The exemption says why it is needed.',
    cy: 'Mae’r eithriad yn dweud pam y mae ei angen.',
  },
  'web.exemption-grant.no-reason': {
    en: 'The exemption does not say why it is needed.',
    cy: 'Nid yw’r eithriad yn dweud pam y mae ei angen.',
  },
  'web.exemption-grant.no-reason.now': {
    en: 'Say why, clearly, and ask again.',
    cy: 'Dywedwch pam, yn glir, a gofynnwch eto.',
  },
  'web.exemption-grant.no-end': {
    en: 'The exemption does not say when it ends.',
    cy: 'Nid yw’r eithriad yn dweud pryd y daw i ben.',
  },
  'web.exemption-grant.no-end.now': {
    en: 'Give the end of the period of study, and ask again.',
    cy: 'Rhowch ddiwedd y cyfnod astudio, a gofynnwch eto.',
  },
  'web.exemption-grant.ends': {
    en: 'The exemption has an end.',
    cy: 'Mae diwedd i’r eithriad.',
  },
  'web.exemption-grant.over': {
    en: 'The exemption would already be over.',
    cy: 'Byddai’r eithriad eisoes ar ben.',
  },
  'web.exemption-grant.over.now': {
    en: 'Give an end that lies ahead.',
    cy: 'Rhowch ddiwedd sydd o’ch blaen.',
  },
}
