// The Welsh here is unreviewed: no speaker has read it yet.
import type { Texts } from './text.ts'

/** Sentences about what a message says and how it is laid out. */
export const mailMannerTexts: Texts = {
  'mail.professional-language.found': {
    en: 'Some of its words may be abusive, obscene, threatening, discriminatory or defamatory.',
    cy: 'Gall rhai o’i eiriau fod yn ddifrïol, yn anweddus, yn fygythiol, yn wahaniaethol neu’n ddifenwol.',
  },
  'mail.professional-language.found.now': {
    en: 'Change the words and send it again.',
    cy: 'Newidiwch y geiriau a’i anfon eto.',
  },
  'mail.formal-style.shouting': {
    en: 'Much of it is in capitals, which reads as shouting.',
    cy: 'Mae llawer ohono mewn priflythrennau, sy’n darllen fel gweiddi.',
  },
  'mail.formal-style.joke': {
    en: 'It reads like a joke, and it goes outside the school.',
    cy: 'Mae’n darllen fel jôc, ac mae’n mynd y tu allan i’r ysgol.',
  },
  'mail.formal-style.humour': {
    en: 'It has the tone of banter, and it goes outside the school.',
    cy: 'Mae ganddo naws tynnu coes, ac mae’n mynd y tu allan i’r ysgol.',
  },
  'mail.formal-style.slang': {
    en: 'It is written as one writes in a chat, and it goes outside the school.',
    cy: 'Mae wedi’i ysgrifennu fel mewn sgwrs, ac mae’n mynd y tu allan i’r ysgol.',
  },
  'mail.formal-style.emotion': {
    en: 'It is written with strong feeling, and it goes outside the school.',
    cy: 'Mae wedi’i ysgrifennu â theimlad cryf, ac mae’n mynd y tu allan i’r ysgol.',
  },
  'mail.tone-advice.emotion': {
    en: 'It is written with strong feeling; would you say it to the person?',
    cy: 'Mae wedi’i ysgrifennu â theimlad cryf; a fyddech chi’n ei ddweud wrth y person?',
  },
  'mail.tone-advice.humour': {
    en: 'Humour is easily misread by those who do not know you well.',
    cy: 'Mae’n hawdd i’r rhai nad ydynt yn eich adnabod yn dda gamddarllen hiwmor.',
  },
  'mail.length.long': {
    en: 'It has {words} words; up to {most} are easily read.',
    cy: 'Mae ynddo {words} gair; mae hyd at {most} yn hawdd eu darllen.',
  },
  'mail.subject-line.missing': { en: 'It has no subject line.', cy: 'Nid oes llinell bwnc arno.' },
  'mail.subject-line.missing.now': {
    en: 'Add a subject line that says what it is about.',
    cy: 'Ychwanegwch linell bwnc sy’n dweud am beth y mae.',
  },
  'mail.subject-line.unclear': {
    en: 'Its subject line does not say what it is about.',
    cy: 'Nid yw ei linell bwnc yn dweud am beth y mae.',
  },
  'mail.several-subjects.found': {
    en: 'It seems to be about more than one thing; one message for each is answered sooner.',
    cy: 'Mae’n ymddangos ei fod am fwy nag un peth; caiff un neges yr un ei hateb yn gynt.',
  },
  'mail.stated-purpose.missing': {
    en: 'It does not say whether it asks for something or only informs.',
    cy: 'Nid yw’n dweud a yw’n gofyn am rywbeth neu’n hysbysu’n unig.',
  },
  'mail.lead-time.short': {
    en: 'Its deadline is {notice} h away, weekends left out; {hours} h are usual.',
    cy: 'Mae’n gadael {notice} awr tan ei ddyddiad cau, heb y penwythnos; {hours} sy’n arferol.',
  },
  'mail.lead-time.short.now': {
    en: 'Move the deadline, or speak to the person.',
    cy: 'Symudwch y dyddiad cau, neu siaradwch â’r person.',
  },
  'mail.sensitive-to-parents.found': {
    en: 'It holds something sensitive, and it goes to a parent.',
    cy: 'Mae rhywbeth sensitif ynddo, ac mae’n mynd at riant.',
  },
  'mail.sensitive-to-parents.found.now': {
    en: 'A meeting, or a telephone call, is the better way.',
    cy: 'Cyfarfod, neu alwad ffôn, yw’r ffordd orau.',
  },
  'mail.chain.chain': { en: 'It reads like a chain letter.', cy: 'Mae’n darllen fel llythyr cadwyn.' },
  'mail.chain.chain.now': {
    en: 'Do not pass it on; if it worries you, show it to IT.',
    cy: 'Peidiwch â’i basio ymlaen; os yw’n eich poeni, dangoswch ef i TG.',
  },
  'mail.chain.joke': {
    en: 'It reads like a joke that is passed round.',
    cy: 'Mae’n darllen fel jôc sy’n cael ei phasio o gwmpas.',
  },
  'mail.contact-details.missing': {
    en: 'It carries no telephone number, so the school’s details are added beneath.',
    cy: 'Nid oes rhif ffôn arno, felly ychwanegir manylion yr ysgol oddi tano.',
  },
  'mail.contact-details.signature': {
    en: 'You can reach the person who wrote this through the school office.',
    cy: 'Gallwch gysylltu â’r person a ysgrifennodd hwn drwy swyddfa’r ysgol.',
  },
}
