import type { mayI as english } from '../en/may-i.ts'

/** Sentences about May I…?. UNREVIEWED, as `cy.ts`. */
export const mayI: Partial<Record<keyof typeof english, string>> = {
  'may-i.lead':
    'Dewiswch yr hyn yr hoffech ei wneud a gweld beth mae’r polisi’n ei ddweud amdano. Ni chofnodir gofyn byth.',
  'may-i.search': 'Dod o hyd i weithred',
  'may-i.found': '{count} gweithred',
  'may-i.none': 'Nid oes gweithred yn cyfateb',
  'may-i.none.now': 'Ceisiwch air arall, megis anfon, llun neu ffôn.',
  'may-i.title': 'Ga i…? {act}',
  'may-i.unknown': 'Ni ellir gofyn i’r polisi am y weithred hon.',
  'may-i.more': 'Rhagor o fanylion',
  'may-i.suppose': 'Tybio amser neu berson arall',
  'may-i.at': 'Pryd',
  'may-i.at.hint': 'Gadewch yn wag am nawr.',
  'may-i.as': 'Gofynnir fel',
  'may-i.as.hint': 'Beth fyddai’r ateb i rywun yn y rôl hon.',
  'may-i.as.me': 'Fi fy hun',
  'may-i.ask': 'Gofyn',
  'may-i.missing': 'Llenwch: {field}',
  'may-i.nearest': '{message}; y gair cywir agosaf yw {nearest}',
  'may-i.one-of': '{label}: {place}',
  'may-i.add': 'Ychwanegu un arall',
  'may-i.add.what': 'at {label}',
  'may-i.take-away': 'Tynnu i ffwrdd',
  'hint.id': 'Enw neu enw mewngofnodi, fel y mae yn y cyfeiriadur',
  'hint.list': 'Sawl un gydag atalnodau rhyngddynt',
  'answer.no-clause': 'Nid oes cymal o’r polisi’n sôn am hyn.',
  'answer.recipients': 'Derbynnydd wrth dderbynnydd',
  'answer.hypothetical': 'Tybiedig, heb ei gofnodi, fel ar',
}
