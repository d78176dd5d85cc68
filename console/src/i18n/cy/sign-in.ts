import type { signIn as english } from '../en/sign-in.ts'

/** Sentences about signing in. UNREVIEWED, as `cy.ts`. */
export const signIn: Partial<Record<keyof typeof english, string>> = {
  'session.leave': 'Allgofnodi',
  'session.switch': 'Newid person',
  'sign-in': 'Mewngofnodi',
  'sign-in.lead':
    'Mae Beadle yn cario negeseuon yr ysgol ac yn cadw ei rheolau: mae pob penderfyniad yn enwi ei gymal.',
  'sign-in.demo': 'Dewiswch rywun',
  'sign-in.demo.lead': 'Arddangosiad yw hwn: nid oes neb yma’n real, ac ni ofynnir am gyfrinair.',
  'sign-in.by-password': 'Mewngofnodi â chyfrinair yn lle hynny',
  'sign-in.login': 'Enw mewngofnodi',
  'sign-in.login.hint': 'Eich cyfeiriad e-bost ysgol, neu’r enw a roddodd eich ysgol ichi',
  'sign-in.login.missing': 'Rhowch eich enw mewngofnodi',
  'sign-in.password': 'Cyfrinair',
  'sign-in.password.missing': 'Rhowch eich cyfrinair',
  'sign-in.wrong-password': 'Nid yw’r enw a’r cyfrinair hyn yn perthyn i’w gilydd. Gwiriwch y ddau a cheisiwch eto',
  'sign-in.totp': 'Cod',
  'sign-in.totp.hint': 'Y chwe digid y mae eich dilysydd yn eu dangos yn awr',
  'sign-in.totp-needed': 'Rhowch y cod o’ch dilysydd',
  'sign-in.wrong-totp': 'Nid yw’r cod hwn yn gywir, neu mae newydd newid. Rhowch yr un a ddangosir yn awr',
  'sign-in.locked': 'Mae’r cyfrif hwn wedi’i gloi ar ôl deg cynnig anghywir. Gofynnwch i’ch rheolwr rhwydwaith ei agor',
  'sign-in.enter': 'Mewngofnodi',
  'sign-in.school': '{school}: {count} o bobl',
  schools: 'Ysgolion yr ymddiriedolaeth',
  'schools.lead':
    'Mae gennych gyfrif ym mhob un o’r ysgolion hyn. Mae pob un yn rhedeg ei pholisi ei hun, i’r llythyren.',
  'schools.here': 'Rydych yn {school}.',
  'schools.go': 'Mynd i {school}',
  'schools.none': 'Nid oes gennych gyfrif mewn unrhyw ysgol arall.',
}
