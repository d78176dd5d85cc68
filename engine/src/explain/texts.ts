// The Welsh here is unreviewed: no speaker has read it yet.
/**
 * The product's own sentences, by key. Controls bring theirs, packs may put their own words over any of them.
 * `{name}` is filled in. A control's `because.key` says what happened; the same key with `.now` what to do.
 */
export const productTexts: Readonly<Record<string, { readonly en: string; readonly cy: string }>> = {
  'outcome.permit': { en: 'Nothing in the policy stands in the way.', cy: 'Nid oes dim yn y polisi yn rhwystro hyn.' },
  'outcome.permit-with-word': { en: 'This may go.', cy: 'Caiff hyn fynd.' },
  'outcome.hold-until': { en: 'Held until {until}.', cy: 'Wedi’i ddal tan {until}.' },
  'outcome.hold-until-some': {
    en: 'Held until {until} for {some} of {all} recipients.',
    cy: 'Wedi’i ddal tan {until} ar gyfer {some} o’r {all} derbynnydd.',
  },
  'outcome.hold-second-look': { en: 'Not sent yet.', cy: 'Heb ei anfon eto.' },
  'outcome.hold-second-look-other': { en: 'Not done yet.', cy: 'Heb ei wneud eto.' },
  'outcome.hold': { en: 'Held for {who}.', cy: 'Wedi’i ddal ar gyfer {who}.' },
  'outcome.hold-some': {
    en: 'Held for {who}, as to {some} of {all} recipients.',
    cy: 'Wedi’i ddal ar gyfer {who}, o ran {some} o’r {all} derbynnydd.',
  },
  'outcome.deny-submit': { en: 'Not sent.', cy: 'Heb ei anfon.' },
  'outcome.deny-receive': { en: 'Not delivered.', cy: 'Heb ei ddanfon.' },
  'outcome.deny': { en: 'Not allowed.', cy: 'Ni chaniateir hyn.' },
  'outcome.deny-some': {
    en: 'Not sent to {some} of {all} recipients.',
    cy: 'Heb ei anfon at {some} o’r {all} derbynnydd.',
  },
  'because.unstated': { en: 'A rule of the policy asks for it.', cy: 'Mae rheol yn y polisi yn gofyn am hyn.' },
  'because.nothing-permits': {
    en: 'This may be done only where the policy allows it, and nothing in it does.',
    cy: 'Dim ond lle mae’r polisi’n caniatáu y ceir gwneud hyn, ac nid oes dim ynddo’n caniatáu.',
  },
  'lifted.safe-lane': { en: 'Mail with these people never waits.', cy: 'Nid yw post gyda’r bobl hyn byth yn aros.' },
  'lifted.urgent': {
    en: 'It does not wait, because it is said to be urgent.',
    cy: 'Nid yw’n aros, am y dywedwyd ei fod yn frys.',
  },
  'lifted.confirmed': { en: 'It has been read again and confirmed.', cy: 'Mae wedi’i ddarllen eto a’i gadarnhau.' },
  'lifted.permission': {
    en: 'A clause that allows it goes before one against it.',
    cy: 'Mae cymal sy’n ei ganiatáu yn cael blaenoriaeth ar un yn ei erbyn.',
  },
  'clause.set-aside': {
    en: '{title}, {ref}, is set aside: “{text}”',
    cy: 'Mae {title}, {ref}, wedi’i roi o’r neilltu: “{text}”',
  },
  'clause.one': { en: '{title}, {ref}: “{text}”', cy: '{title}, {ref}: “{text}”' },
  'clause.more': {
    en: '{title}, {ref}, with {more}: “{text}”',
    cy: '{title}, {ref}, gyda {more}: “{text}”',
  },
  'clause.another': { en: 'one more', cy: 'un arall' },
  'clause.others': { en: '{count} more', cy: '{count} arall' },
  'clause.none': { en: 'No clause of {title} is against it.', cy: 'Nid oes cymal o {title} yn ei erbyn.' },
  'clause.none-permits': { en: 'No clause of {title} permits it.', cy: 'Nid oes cymal o {title} yn ei ganiatáu.' },
  'now.nothing': { en: 'There is nothing you need to do.', cy: 'Nid oes angen i chi wneud dim.' },
  'now.as-it-is': { en: 'You may leave it as it is.', cy: 'Cewch ei adael fel y mae.' },
  'now.until': {
    en: 'It goes by itself then; if it cannot wait, say why it is urgent.',
    cy: 'Bydd yn mynd ohono’i hun bryd hynny; os na all aros, dywedwch pam ei fod yn frys.',
  },
  'now.second-look': {
    en: 'Read it again, then confirm it or change it.',
    cy: 'Darllenwch ef eto, yna ei gadarnhau neu ei newid.',
  },
  'now.or-confirm': {
    en: 'If it is right as it stands, confirm it.',
    cy: 'Os yw’n iawn fel y mae, cadarnhewch ef.',
  },
  'now.until-review': { en: 'It goes by itself then.', cy: 'Bydd yn mynd ohono’i hun bryd hynny.' },
  'now.second-look-review': {
    en: 'Its sender is asked to read it again and to confirm or change it.',
    cy: 'Gofynnir i’r anfonwr ei ddarllen eto a’i gadarnhau neu ei newid.',
  },
  'now.release-refuse': {
    en: '{who} will decide by {deadline}; without an answer it does not go.',
    cy: 'Bydd {who} yn penderfynu erbyn {deadline}; heb ateb nid yw’n mynd.',
  },
  'now.release-escalate': {
    en: '{who} will decide by {deadline}; without an answer {deputies} will be asked.',
    cy: 'Bydd {who} yn penderfynu erbyn {deadline}; heb ateb gofynnir i {deputies}.',
  },
  'now.release-deliver': {
    en: '{who} will decide by {deadline}; without an answer it is delivered, marked.',
    cy: 'Bydd {who} yn penderfynu erbyn {deadline}; heb ateb caiff ei ddanfon, wedi’i farcio.',
  },
  'now.agreement': {
    en: 'Read and accept the agreement, then try again.',
    cy: 'Darllenwch a derbyniwch y cytundeb, yna rhowch gynnig arall arni.',
  },
  'now.deny-mail': {
    en: 'Change it and send it again, or ask {who}.',
    cy: 'Newidiwch ef a’i anfon eto, neu gofynnwch i {who}.',
  },
  'now.deny': { en: 'If you need it, ask {who}.', cy: 'Os oes ei angen arnoch, gofynnwch i {who}.' },
}
