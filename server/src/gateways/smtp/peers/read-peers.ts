import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { isIP } from 'node:net'
import { dirname, resolve } from 'node:path'
import { z } from 'zod'
import { readSettingsFile } from '../../../config/settings-file.ts'
import { codeOf, StartError } from '../../../platform/errors.ts'
import type { MailPeer, PeerKind } from './peer.ts'

const setting = 'BEADLE_MAIL_PEERS'

const network = z.string().refine(isNetwork, { error: 'must be an address or a network like 192.0.2.0/24' })
const host = z
  .string()
  .toLowerCase()
  .regex(/^[a-z0-9_-]+(\.[a-z0-9_-]+)*$/, 'must be a domain name like mail.example.net')
const pattern = z
  .string()
  .toLowerCase()
  .regex(/^(\*\.)?[a-z0-9_-]+(\.[a-z0-9_-]+)+$/, 'must be a name like mail.example.net or *.example.net')
const peerShape = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must be a short word like exchange-online'),
    kind: z.enum(['microsoft365', 'google', 'postfix', 'provider', 'journal', 'internet'], {
      error: 'must be microsoft365, google, postfix, provider, journal or internet',
    }),
    school: z.string().optional(),
    from: z.array(network).optional(),
    certificate: z
      .strictObject({
        names: z.array(pattern).min(1, 'must name at least one'),
        authority: z.string().min(1, 'must be a path').optional(),
      })
      .optional(),
    mayRelay: z.enum(['out', 'in', 'both'], { error: 'must be out, in or both' }).optional(),
    tls: z.enum(['required', 'offered'], { error: 'must be required or offered' }).optional(),
    authservIds: z.array(host).optional(),
    arcSealers: z.array(host).optional(),
    tenant: z.string().toLowerCase().min(1, 'must be a tenant id or a domain').optional(),
    messagesPerMinute: z.int('must be a whole number').min(0, 'must not be negative').optional(),
    dkim: z.enum(['required', 'none'], { error: 'must be required or none' }).optional(),
    journalTo: z.array(z.email('must be an address').toLowerCase()).min(1, 'must name at least one').optional(),
    silentAfterHours: z.number('must be a number').min(0, 'must not be negative').optional(),
    joinSeconds: z.number('must be a number').min(0, 'must not be negative').max(60, 'must be 60 at most').optional(),
  })
  .refine(({ from, certificate, kind }) => from !== undefined || certificate !== undefined || kind === 'internet', {
    error: 'needs addresses (`from`), a `certificate`, or both',
  })
  .refine(({ kind, mayRelay }) => kind !== 'internet' || mayRelay === undefined || mayRelay === 'in', {
    path: ['mayRelay'],
    error: 'must be in for the internet: strangers never send in our people’s names',
  })
  .refine(({ kind, certificate }) => kind !== 'internet' || certificate === undefined, {
    path: ['certificate'],
    error: 'cannot be asked of the internet',
  })
  .refine(({ kind, authservIds }) => kind !== 'internet' || !authservIds, {
    path: ['authservIds'],
    error: 'believes nothing that the internet wrote, but seals that it can check itself (`arcSealers`)',
  })
  .refine(({ kind, tenant }) => tenant === undefined || kind === 'microsoft365' || kind === 'journal', {
    path: ['tenant'],
    error: 'is for microsoft365 and journal only',
  })
  .refine(({ kind, journalTo }) => kind !== 'internet' || journalTo === undefined, {
    path: ['journalTo'],
    error: 'cannot be asked of the internet: anybody could write a report',
  })
  .refine(({ kind, mayRelay, tenant }) => kind !== 'microsoft365' || mayRelay === 'in' || tenant !== undefined, {
    path: ['tenant'],
    error: 'must be named: every customer of Exchange Online comes from the same addresses with the same certificate',
  })
const tableShape = z.strictObject({
  peers: z.array(peerShape).refine(areDistinct, { error: 'two peers of one name' }),
})
type Row = z.output<typeof peerShape>

const members = ['peers', ...Object.keys(peerShape.shape), 'names', 'authority']

/**
 * Reads the table of peers, a YAML file whose only member is `peers`. Throws StartError with line, column and the nearest right
 * word. Certificates of authorities are read relative to the file.
 */
export function readPeers(file: string): readonly MailPeer[] {
  const { peers } = readSettingsFile(file, { setting, schema: tableShape, members })
  return peers.map((row) => peerOf(row, file))
}

const anywhere = ['0.0.0.0/0', '::/0']
const usualAuthservIds: Readonly<Record<PeerKind, readonly string[]>> = {
  microsoft365: [],
  google: ['mx.google.com'],
  postfix: [],
  provider: [],
  journal: [],
  internet: [],
}

const usualJoinSeconds: Readonly<Record<PeerKind, number>> = {
  microsoft365: 2,
  google: 2,
  postfix: 0,
  provider: 0,
  journal: 0,
  internet: 0,
}
/** A school’s day without any mail is a holiday; two are a weekend, and then some. */
const usualSilenceHours = 72

function peerOf({ name, kind, from, certificate, school, tenant, ...row }: Row, file: string): MailPeer {
  return {
    name,
    kind,
    from: from ?? (kind === 'internet' ? anywhere : []),
    mayRelay: row.mayRelay ?? (kind === 'internet' ? 'in' : 'both'),
    authservIds: row.authservIds ?? usualAuthservIds[kind],
    arcSealers: row.arcSealers ?? [],
    messagesPerMinute: row.messagesPerMinute ?? 0,
    joinSeconds: row.joinSeconds ?? usualJoinSeconds[kind],
    ...(row.journalTo === undefined ? {} : { journalTo: row.journalTo }),
    ...(kind === 'journal' || row.journalTo !== undefined
      ? { silentAfterHours: row.silentAfterHours ?? usualSilenceHours }
      : {}),
    ...(row.tls === 'required' ? { requiresTls: true } : {}),
    ...(row.dkim === 'required' ? { requiresDkim: true } : {}),
    ...(school === undefined ? {} : { school }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(certificate === undefined
      ? {}
      : {
          certificate: {
            names: certificate.names,
            ...(certificate.authority === undefined ? {} : { authorities: readAuthority(certificate.authority, file) }),
          },
        }),
  }
}

function readAuthority(path: string, file: string): string {
  const at = resolve(dirname(file), path)
  try {
    const pem = readFileSync(at, 'utf8')
    if (new X509Certificate(pem).subject !== undefined) return pem
    throw new Error('no certificate')
  } catch (error) {
    const why = codeOf(error) === 'ENOENT' ? 'there is no such file' : 'it holds no certificate in PEM'
    throw new StartError(
      'config.wrong-certificate',
      `authority \`${at}\` of \`${file}\`: ${why}`,
      `Correct the file that ${setting} names.`,
      { cause: error },
    )
  }
}

function areDistinct(peers: readonly { readonly name: string }[]): boolean {
  return new Set(peers.map(({ name }) => name)).size === peers.length
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
