import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseEnv } from 'node:util'
import { nearest } from '@beadle/engine'
import { StartError } from '../platform/errors.ts'
import { type SettingName, type Settings, settings, toolNames } from './settings.ts'

/** The settings as the server uses them: paths settled, defaults that depend on others filled in. */
export type Config = {
  readonly demo: boolean
  readonly dataDirectory: string
  readonly keysDirectory: string
  readonly policiesDirectory: string
  readonly consoleDirectory: string
  readonly databaseUrl: string | undefined
  /** For everyday work; where it is absent the owner's, each transaction taking a lesser role. */
  readonly databaseAppUrl: string | undefined
  readonly logLevel: Settings['BEADLE_LOG']
  readonly http: {
    readonly host: string
    readonly port: number
    readonly publicUrl: string
    /** Reverse proxies whose word about the caller's address is taken. */
    readonly proxies: readonly string[]
  }
  readonly smtp: {
    readonly host: string
    readonly name: string
    readonly submissionPort: number
    readonly relayPort: number
    readonly relays: readonly string[]
    /** YAML file with the table of mail peers. */
    readonly peers: string | undefined
    /** Port with TLS from the first octet. */
    readonly submissionsPort: number | undefined
    /** Whether mail that is passed on carries the mark by which it is known again. */
    readonly loopField: boolean
    readonly limits: {
      readonly messageBytes: number
      readonly connectionsPerAddress: number
      readonly hourlyMessages: number
      readonly hourlyRecipients: number
    }
    readonly tls: { readonly cert: string; readonly key: string } | undefined
  }
  /** Takes what no route does; undefined where routes are all there is. */
  readonly smartHost:
    | {
        readonly host: string
        readonly port: number
        readonly tls: Settings['BEADLE_SMARTHOST_TLS']
        readonly auth: { readonly user: string; readonly password: string } | undefined
      }
    | undefined
  readonly delivery: {
    /** The table of routes. */
    readonly routesFile: string | undefined
    readonly nameServers: readonly string[]
    readonly delayHours: number
    readonly giveUpDays: number
  }
  readonly scanning: Settings['BEADLE_SCANNING']
  /** ClamAV's daemon, where it is the one who looks. */
  readonly clamd: { readonly path: string } | { readonly host: string; readonly port: number }
  readonly linkedFileDays: number
  readonly sinkPort: number
  /** The school to open at the first start, when the demo is off and settings name one. */
  readonly school:
    | { readonly slug: string; readonly name: string; readonly domains: readonly string[]; readonly policy: string }
    | undefined
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Reads settings from the environment over those of one file: BEADLE_CONFIG, or `beadle.env` in the project's folder, with
 * lines `NAME=value` as systemd's EnvironmentFile has them. Throws StartError naming the setting, its value and where it
 * stands; for an unknown name, the nearest known one.
 */
export function readConfig(environment: Environment, root: string): Config {
  const file = environment.BEADLE_CONFIG ?? join(root, 'beadle.env')
  if (environment.BEADLE_CONFIG !== undefined && !existsSync(file)) {
    throw new StartError('config.no-file', `no settings file \`${file}\``, 'Correct BEADLE_CONFIG, or leave it out.')
  }
  const inFile: Environment = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {}
  refuseUnknown(Object.keys(inFile), file)
  refuseUnknown(Object.keys(environment), 'the environment')
  const placeOf = (name: string) => (environment[name] === undefined ? `in ${file}` : 'in the environment')
  const given = { ...inFile, ...environment }
  const read = readSettings(given, placeOf)
  if (given.BEADLE_DEMO === undefined) refuseUnmeantDemo(read)
  return configOf(read, root)
}

/** The demo lets anybody in by a click. Where it would be open to others, or a real school is named, it must have been asked for. */
function refuseUnmeantDemo(read: Settings): void {
  // A public address is a proxy in front: what it passes on comes from this machine and is from anywhere.
  const named = read.BEADLE_PUBLIC_URL === undefined ? [] : [new URL(read.BEADLE_PUBLIC_URL).hostname]
  const hosts = [read.BEADLE_HTTP_HOST, read.BEADLE_SMTP_HOST, ...named]
  const isOpen = hosts.some((host) => !isLoopback(host))
  if (!isOpen && read.BEADLE_SCHOOL === undefined) return
  throw new StartError(
    'config.demo-not-meant',
    isOpen
      ? 'the demo would be open to other machines'
      : `school \`${read.BEADLE_SCHOOL}\` is named and the demo is on`,
    'Set BEADLE_DEMO to 0 for a real school, or to 1 if the demo is meant.',
  )
}

/** Whether an address to listen on is reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || /^127(\.\d{1,3}){3}$/.test(host)
}

function refuseUnknown(names: readonly string[], where: string): void {
  for (const name of names) {
    if (!name.startsWith('BEADLE_') || name in settings || toolNames.has(name)) continue
    const near = nearest(name, Object.keys(settings))
    throw new StartError(
      'config.unknown-setting',
      `unknown setting \`${name}\` in ${where}`,
      near === undefined ? 'Remove it; docs/reference/settings.md lists those there are.' : `Did you mean ${near}?`,
    )
  }
}

function readSettings(given: Environment, placeOf: (name: string) => string): Settings {
  const entries = Object.entries(settings).map(([name, schema]) => {
    const text = given[name]
    // An empty value is how a variable is unset where it cannot be removed.
    const result = schema.safeParse(text === '' ? undefined : text)
    if (result.success) return [name, result.data]
    const expected = result.error.issues[0]?.message ?? 'is not allowed'
    const shown = /PASSWORD|DATABASE/.test(name) ? '' : ` \`${text}\``
    throw new StartError(
      'config.wrong-value',
      `setting \`${name}\`${shown} ${placeOf(name)}: ${expected}`,
      (settings[name as SettingName].description ?? '').trim(),
    )
  })
  return Object.fromEntries(entries) as Settings
}

function configOf(read: Settings, root: string): Config {
  const dataDirectory = read.BEADLE_DATA ?? join(root, 'data')
  const { BEADLE_TLS_CERT: cert, BEADLE_TLS_KEY: key } = read
  return {
    demo: read.BEADLE_DEMO,
    dataDirectory,
    keysDirectory: read.BEADLE_KEYS ?? join(dataDirectory, 'keys'),
    policiesDirectory: read.BEADLE_POLICIES ?? join(root, 'policies'),
    consoleDirectory: join(root, 'console/dist'),
    databaseUrl: read.DATABASE_URL,
    databaseAppUrl: read.DATABASE_APP_URL,
    logLevel: read.BEADLE_LOG,
    http: {
      host: read.BEADLE_HTTP_HOST,
      port: read.BEADLE_HTTP_PORT,
      publicUrl: (read.BEADLE_PUBLIC_URL ?? `http://localhost:${read.BEADLE_HTTP_PORT}`).replace(/\/+$/, ''),
      proxies: read.BEADLE_HTTP_PROXIES,
    },
    smtp: {
      host: read.BEADLE_SMTP_HOST,
      name: read.BEADLE_SMTP_NAME,
      submissionPort: read.BEADLE_SUBMISSION_PORT,
      relayPort: read.BEADLE_RELAY_PORT,
      relays: read.BEADLE_RELAYS,
      peers: read.BEADLE_MAIL_PEERS,
      submissionsPort: read.BEADLE_SUBMISSIONS_PORT,
      loopField: read.BEADLE_MAIL_LOOP_FIELD,
      limits: {
        messageBytes: read.BEADLE_MAIL_SIZE,
        connectionsPerAddress: read.BEADLE_MAIL_CONNECTIONS,
        hourlyMessages: read.BEADLE_MAIL_HOURLY_MESSAGES,
        hourlyRecipients: read.BEADLE_MAIL_HOURLY_RECIPIENTS,
      },
      tls: both('BEADLE_TLS_CERT', cert, 'BEADLE_TLS_KEY', key, (cert, key) => ({ cert, key })),
    },
    smartHost: smartHostOf(read),
    delivery: {
      routesFile: read.BEADLE_MAIL_ROUTES,
      nameServers: read.BEADLE_NAME_SERVERS,
      delayHours: read.BEADLE_MAIL_DELAY_HOURS,
      giveUpDays: read.BEADLE_MAIL_GIVE_UP_DAYS,
    },
    scanning: read.BEADLE_SCANNING,
    clamd: clamdOf(read.BEADLE_CLAMD),
    linkedFileDays: read.BEADLE_LINKED_FILE_DAYS,
    sinkPort: read.BEADLE_SINK_PORT,
    school: schoolOf(read),
  }
}

function clamdOf(given: string): Config['clamd'] {
  if (given.startsWith('/')) return { path: given }
  const at = given.lastIndexOf(':')
  return { host: given.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(given.slice(at + 1)) }
}

function smartHostOf(read: Settings): Config['smartHost'] {
  const {
    BEADLE_SMARTHOST: given,
    BEADLE_SMARTHOST_TLS: tls,
    BEADLE_SMARTHOST_USER: user,
    BEADLE_SMARTHOST_PASSWORD: password,
  } = read
  const auth = both('BEADLE_SMARTHOST_USER', user, 'BEADLE_SMARTHOST_PASSWORD', password, (user, password) => ({
    user,
    password,
  }))
  if (given === undefined) {
    if (read.BEADLE_DEMO) return { host: '127.0.0.1', port: read.BEADLE_SINK_PORT, tls: 'none', auth }
    if (read.BEADLE_MAIL_ROUTES !== undefined) return undefined
    throw new StartError(
      'config.no-smart-host',
      'settings `BEADLE_SMARTHOST` and `BEADLE_MAIL_ROUTES` are missing',
      'Name the mail server that gets what may go, as host:port, or the file that says where mail goes.',
    )
  }
  const at = given.lastIndexOf(':')
  return { host: given.slice(0, at).replace(/^\[|\]$/g, ''), port: Number(given.slice(at + 1)), tls, auth }
}

function schoolOf(read: Settings): Config['school'] {
  const {
    BEADLE_SCHOOL: slug,
    BEADLE_SCHOOL_NAME: name,
    BEADLE_SCHOOL_DOMAINS: domains,
    BEADLE_SCHOOL_POLICY: policy,
  } = read
  if (read.BEADLE_DEMO || slug === undefined) return undefined
  if (domains === undefined || policy === undefined) {
    const missing = domains === undefined ? 'BEADLE_SCHOOL_DOMAINS' : 'BEADLE_SCHOOL_POLICY'
    throw new StartError(
      'config.missing-setting',
      `setting \`${missing}\` is missing beside \`BEADLE_SCHOOL\``,
      'A school needs its mail domains and the policy it runs.',
    )
  }
  return { slug, name: name ?? slug, domains, policy }
}

function both<T>(
  firstName: string,
  first: string | undefined,
  secondName: string,
  second: string | undefined,
  make: (first: string, second: string) => T,
): T | undefined {
  if (first !== undefined && second !== undefined) return make(first, second)
  if (first === undefined && second === undefined) return undefined
  const [given, missing] = first === undefined ? [secondName, firstName] : [firstName, secondName]
  throw new StartError(
    'config.missing-setting',
    `setting \`${missing}\` is missing beside \`${given}\``,
    'Set both or neither.',
  )
}
