import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { domainToASCII } from 'node:url'
import { z } from 'zod'
import { readSettingsFile } from '../../../../config/settings-file.ts'
import { StartError } from '../../../../platform/errors.ts'
import { reloadedCertificate } from './reloaded-certificate.ts'
import { type Route, type RouteTarget, usualRoute } from './route.ts'

const setting = 'BEADLE_MAIL_ROUTES'

const server = z
  .string()
  .regex(/^(unix:\/[^\s]+|(\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9.-]+):\d{1,5})$/, 'must be host:port, or unix: and a path')
const pattern = z
  .string()
  .toLowerCase()
  .regex(/^(\*|(\*\.)?[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)+)$/u, 'must be a domain, *. and a domain, or *')
const path = z.string().min(1, 'must be a path')
const routeShape = z
  .strictObject({
    name: z.string().regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must be a short word like mailboxes'),
    domains: z.array(pattern).min(1, 'must name at least one'),
    school: z.string().optional(),
    to: z.union([z.literal('mx'), server, z.array(server).min(1)], {
      error: 'must be mx, host:port, unix: and a path, or a list of these',
    }),
    protocol: z.enum(['smtp', 'lmtp'], { error: 'must be smtp or lmtp' }).optional(),
    tls: z
      .enum(['required', 'offered', 'none', 'implicit'], { error: 'must be required, offered, none or implicit' })
      .optional(),
    certificateName: z.string().optional(),
    certificate: z.strictObject({ cert: path, key: path }).optional(),
    authority: path.optional(),
    user: z.string().optional(),
    passwordFile: path.optional(),
    connections: z.int('must be a whole number').min(1, 'must be 1 to 100').max(100, 'must be 1 to 100').optional(),
    privateAddresses: z.boolean().optional(),
    port: z.int().min(1).max(65_535).optional(),
  })
  .refine(({ to, protocol }) => to !== 'mx' || protocol !== 'lmtp', {
    path: ['protocol'],
    error: 'cannot be lmtp for mx: it is for mailboxes of one’s own (RFC 2033 5)',
  })
  .refine(({ to, tls }) => to !== 'mx' || tls !== 'implicit', { path: ['tls'], error: 'cannot be implicit for mx' })
  .refine(({ to, port, privateAddresses }) => to === 'mx' || (port === undefined && privateAddresses === undefined), {
    error: 'says `port` or `privateAddresses`, which are for mx only',
  })
  .refine(({ to, user, certificate }) => to !== 'mx' || (user === undefined && certificate === undefined), {
    error: 'shows a `user` or `certificate` to strangers: leave them out for mx',
  })
  .refine(({ user, passwordFile }) => (user === undefined) === (passwordFile === undefined), {
    error: 'needs `user` and `passwordFile` together',
  })
const tableShape = z.strictObject({
  routes: z.array(routeShape).refine((routes) => new Set(routes.map(({ name }) => name)).size === routes.length, {
    error: 'two routes of one name',
  }),
})
type Row = z.output<typeof routeShape>

const members = ['routes', ...Object.keys(routeShape.shape), 'cert', 'key']

/**
 * Reads the table of routes, a YAML file whose only member is `routes`. Paths are relative to the file. Throws StartError with
 * line, column and the nearest right word.
 */
export function readRoutes(file: string): readonly Route[] {
  const { routes } = readSettingsFile(file, { setting, schema: tableShape, members })
  return routes.map((row) => routeOf(row, file))
}

function routeOf(row: Row, file: string): Route {
  const to = targetOf(row.to)
  const context = contextOf(row, file)
  const logOn = logOnOf(row, file)
  return {
    ...usualRoute,
    name: row.name,
    domains: row.domains.map(asciiPattern),
    to,
    protocol: row.protocol ?? usualRoute.protocol,
    // Strangers are not obliged to TLS; a socket of this machine needs none.
    tls: row.tls ?? (to === 'mx' ? 'offered' : to.every(({ host }) => host.startsWith('/')) ? 'none' : usualRoute.tls),
    lanes: row.connections ?? (to === 'mx' ? 4 : usualRoute.lanes),
    mxPort: row.port ?? usualRoute.mxPort,
    anyAddress: row.privateAddresses ?? false,
    ...(row.school === undefined ? {} : { school: row.school }),
    ...(row.certificateName === undefined ? {} : { serverName: row.certificateName }),
    ...(logOn ? { logOn } : {}),
    ...(context ? { secureContext: context } : {}),
  }
}

function targetOf(to: Row['to']): RouteTarget {
  return to === 'mx' ? to : [to].flat().map(serverOf)
}

/** `host:port` with an IPv6 address in brackets, or `unix:` and a path. */
export function serverOf(text: string): { readonly host: string; readonly port: number } {
  if (text.startsWith('unix:')) return { host: text.slice('unix:'.length), port: 0 }
  const at = text.lastIndexOf(':')
  return { host: text.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(text.slice(at + 1)) }
}

function asciiPattern(text: string): string {
  if (text === '*') return text
  return text.startsWith('*.') ? `*.${domainToASCII(text.slice(2)) || text.slice(2)}` : domainToASCII(text) || text
}

function contextOf({ certificate, authority, name }: Row, file: string): Route['secureContext'] {
  if (certificate === undefined && authority === undefined) return undefined
  const at = (path: string) => resolve(dirname(file), path)
  try {
    return reloadedCertificate({
      ...(certificate ? { cert: at(certificate.cert), key: at(certificate.key) } : {}),
      ...(authority === undefined ? {} : { authority: at(authority) }),
    })
  } catch (cause) {
    throw new StartError(
      'config.wrong-certificate',
      `the certificate of route \`${name}\` of \`${file}\` cannot be used`,
      'Its files must be PEM, readable, and of one pair.',
      { cause },
    )
  }
}

/** Passwords do not stand in the table: a file of their own, of one line, can be kept from everybody else's eyes. */
function logOnOf({ user, passwordFile, name }: Row, file: string): Route['logOn'] {
  if (user === undefined || passwordFile === undefined) return undefined
  try {
    const secret = readFileSync(resolve(dirname(file), passwordFile), 'utf8').replace(/\r?\n$/, '')
    return { login: user, secret }
  } catch (cause) {
    throw new StartError(
      'config.no-file',
      `the password of route \`${name}\` of \`${file}\` cannot be read`,
      'Its `passwordFile` must be there and readable.',
      { cause },
    )
  }
}
