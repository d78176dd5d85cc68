/**
 * Ways to make one program see another sender than the next: the 22 cases of chenjj/espoofer ("Composition kills", USENIX
 * Security 2020), each described anew, and more of the same kinds. `legit` is whom the attacker wants to be taken for.
 */
export type AmbiguityCase = {
  readonly name: string
  readonly helo?: string
  /** What stands between the brackets of MAIL FROM. */
  readonly mailFrom?: string
  /** The fields that say who it is from. */
  readonly fields: readonly string[]
  /** Signs the message with the attacker's key under these names. */
  readonly sign?: { readonly d: string; readonly s: string; readonly extra?: string }
  /** Addresses that some program shows as author or sender. */
  readonly shows: readonly string[]
}

export const attacker = 'attack.example'

/** Local parts of whom the attacker wants to be taken for, and of the attacker where they have a password of their own. */
const usual = { user: 'admin', me: 'me' }

const encoded = (text: string) => `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`

/** The cases that espoofer numbers, for strangers (A) and for people with a password of their own (C). */
export function knownCases(legit: string, { user, me } = usual): readonly AmbiguityCase[] {
  const [admin, first, second] = [`${user}@${legit}`, `first@${attacker}`, `second@${attacker}`]
  const plain = [`From: <${admin}>`]
  return [
    {
      name: 'A1 envelope of a subdomain that is not there',
      helo: `helo.${attacker}`,
      mailFrom: `any@mailfrom.notexist.${legit}`,
      fields: plain,
      shows: [admin],
    },
    { name: 'A2 envelope that one program reads as empty', mailFrom: `(any@${legit}`, fields: plain, shows: [admin] },
    {
      name: 'A3 selector that ends at a NUL for the DNS',
      helo: `33.${attacker}`,
      mailFrom: `any@33.${attacker}`,
      fields: plain,
      sign: { d: legit, s: `s._domainkey.${attacker}.\0.any` },
      shows: [admin],
    },
    {
      name: 'A4 quote in the signing domain',
      fields: plain,
      sign: { d: `${legit}'a.${attacker}`, s: 's' },
      shows: [admin],
    },
    { name: 'A5 bracket in the envelope', mailFrom: `any@${legit}(a.${attacker}`, fields: plain, shows: [admin] },
    {
      name: 'A6 two at signs in the envelope',
      mailFrom: `any@${legit}'@any.${attacker}`,
      fields: plain,
      shows: [admin],
    },
    {
      name: 'A7 route in the envelope',
      mailFrom: `@${legit},@any.com:'any@${attacker}`,
      fields: plain,
      shows: [admin],
    },
    { name: 'A8 two From fields', fields: [`From: <${first}>`, `From: <${admin}>`], shows: [first, admin] },
    {
      name: 'A9 two From fields, the first indented',
      fields: [` From: <${first}>`, `From: <${admin}>`],
      shows: [first, admin],
    },
    {
      name: 'A10 two From fields, a space before a colon',
      fields: [`From: <${first}>`, `From : <${admin}>`],
      shows: [first, admin],
    },
    {
      name: 'A11 two From fields, one folded before its colon',
      fields: [`From\r\n : <${first}>`, `From: <${admin}>`],
      shows: [first, admin],
    },
    {
      name: 'A12 Sender beside a From folded before its colon',
      fields: [`From\r\n : <${first}>`, 'n', `Sender: <${admin}>`],
      shows: [first, admin],
    },
    {
      name: 'A13 Resent-From beside a From folded before its colon',
      fields: [`From\r\n : <${first}>`, 'n', `Resent-From: <${admin}>`],
      shows: [first, admin],
    },
    {
      name: 'A14 two addresses in From',
      fields: [`From: <${first}>, <${admin}>`, `Sender: <s@sender.${legit}>`],
      shows: [first, admin],
    },
    {
      name: 'A15 an address in an encoded word',
      fields: [`From:${encoded(`<${admin}>`)},<${second}>`, `Sender: <s@sender.${legit}>`],
      shows: [second, admin],
    },
    {
      name: 'A16 a route in From',
      fields: [`From: <@${attacker},@any.com:${admin}>`, `Sender: <s@sender.${legit}>`],
      shows: [admin],
    },
    {
      name: 'A17 a backslash before the comma',
      fields: [`From: <${admin}>\\,<${second}>`, `Sender: <s@sender.${legit}>`],
      shows: [admin, second],
    },
    {
      name: 'A18 an address without brackets before one with',
      fields: [`From: ${admin},<${second}>`, `Sender: <s@sender.${legit}>`],
      shows: [admin, second],
    },
    {
      name: 'A19 an address behind the brackets',
      fields: [`From: <any@${attacker}>${admin}`, `Sender: <s@sender.${legit}>`],
      shows: [`any@${attacker}`, admin],
    },
    {
      name: 'C1 two From fields, one’s own and another’s',
      mailFrom: `${me}@${legit}`,
      fields: [`From: <${me}@${legit}>`, `From: <${admin}>`],
      shows: [`${me}@${legit}`, admin],
    },
    {
      name: 'C2 two addresses in From, one’s own and another’s',
      mailFrom: `${me}@${legit}`,
      fields: [`From: <${me}@${legit}>, <${admin}>`],
      shows: [`${me}@${legit}`, admin],
    },
    { name: 'C3 another’s address in From', mailFrom: `${me}@${legit}`, fields: plain, shows: [admin] },
  ]
}

/** More of the same kinds. */
export function moreCases(legit: string, { user } = usual): readonly AmbiguityCase[] {
  const admin = `${user}@${legit}`
  const own = { d: attacker, s: 's' }
  const domain = legit
  return [
    { name: 'another’s address, signed by one’s own domain', fields: [`From: <${admin}>`], sign: own, shows: [admin] },
    {
      name: 'an identity of another domain in the signature',
      fields: [`From: <${admin}>`],
      sign: { ...own, extra: `i=@${legit}` },
      shows: [admin],
    },
    {
      name: 'Sender of another, From one’s own',
      fields: [`From: <a@${attacker}>`, `Sender: <${admin}>`],
      sign: own,
      shows: [admin],
    },
    {
      name: 'an address before brackets, without a comma',
      fields: [`From: ${admin} <a@${attacker}>`],
      sign: own,
      shows: [admin],
    },
    {
      name: 'a quoted local part with an at sign',
      fields: [`From: "${admin}"@${attacker}`],
      sign: own,
      shows: [admin],
    },
    { name: 'a comment within the address', fields: [`From: ${admin}(x)@${attacker}`], sign: own, shows: [] },
    { name: 'a comment that does not close', fields: [`From: ${admin} (<a@${attacker}>`], sign: own, shows: [admin] },
    { name: 'a quote that does not close', fields: [`From: "a <${admin}>, <a@${attacker}>`], sign: own, shows: [] },
    { name: 'a bracket that does not close', fields: [`From: <${admin} <a@${attacker}>`], sign: own, shows: [admin] },
    { name: 'nested brackets', fields: [`From: <<${admin}>a@${attacker}>`], sign: own, shows: [admin] },
    { name: 'a group', fields: [`From: ${admin}: a@${attacker};`], sign: own, shows: [admin] },
    { name: 'a full-width at sign', fields: [`From: a@${attacker},${user}\uff20${legit}`], sign: own, shows: [] },
    {
      name: 'characters that are not shown',
      fields: [`From: <${user.slice(0, 3)}\u200b${user.slice(3)}@${legit}>`],
      sign: own,
      shows: [],
    },
    { name: 'text turned around', fields: [`From: <a@${attacker}> \u202e${admin}`], sign: own, shows: [admin] },
    { name: 'a dot at the end of the domain', fields: [`From: <${admin}.>`], sign: own, shows: [admin] },
    { name: 'spaces within the address', fields: [`From: <${user} @ ${domain}>`], sign: own, shows: [] },
    { name: 'capitals', fields: [`FROM: <${admin.toUpperCase()}>`], sign: own, shows: [admin] },
    {
      name: 'a whole field in an encoded word',
      fields: [`From: ${encoded(admin)} <a@${attacker}>`],
      sign: own,
      shows: [admin],
    },
    {
      name: 'a Q word with brackets',
      fields: [`From: =?utf-8?q?=3C${user}=40${domain}=3E?= <a@${attacker}>`],
      sign: own,
      shows: [admin],
    },
    { name: 'a subdomain', fields: [`From: <${user}@mail.${legit}>`], sign: own, shows: [`${user}@mail.${legit}`] },
    { name: 'no address at all', fields: ['From: The Head'], sign: own, shows: [] },
    { name: 'no From field, a Sender', fields: [`Sender: <${admin}>`], sign: own, shows: [admin] },
  ]
}
