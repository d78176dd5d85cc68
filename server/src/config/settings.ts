import { isIP } from 'node:net'
import { z } from 'zod'

const port = z.coerce
  .number({ error: 'must be a port number' })
  .int('must be a whole number')
  .min(1, 'must be 1 to 65535')
  .max(65_535, 'must be 1 to 65535')
const flag = z
  .enum(['1', '0', 'on', 'off', 'true', 'false', 'yes', 'no'], { error: 'must be 1 or 0' })
  .transform((word) => ['1', 'on', 'true', 'yes'].includes(word))
const count = z.coerce
  .number({ error: 'must be a number' })
  .int('must be a whole number')
  .min(0, 'must not be negative')
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
)
const path = z.string().min(1, 'must be a path')
const domains = list.pipe(
  z
    .array(
      z
        .string()
        .toLowerCase()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'must be domain names like school.example'),
    )
    .min(1, 'must name at least one domain'),
)
const networks = list.pipe(
  z.array(z.string().refine(isNetwork, { error: 'must be addresses or networks like 10.0.0.0/8' })),
)

/**
 * Everything that can be set, by the name it has in the environment and in the settings file. Each has a default that suits a
 * first look on one machine. The descriptions are the reference page.
 */
export const settings = {
  BEADLE_DEMO: flag
    .default(true)
    .describe('Run the demo school, with a cast, a day of mail and sign-in by one click. 0 for a real school.'),
  BEADLE_DATA: path
    .optional()
    .describe(
      'Directory for the database, the keystore and what the server makes itself. Default: data/ beside the program.',
    ),
  BEADLE_KEYS: path
    .optional()
    .describe(
      'Directory of the keystore; keep it out of the database’s backups. Default: keys/ in the data directory.',
    ),
  BEADLE_POLICIES: path.optional().describe('Directory of the policy packs. Default: policies/ beside the program.'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe(
      'A PostgreSQL 15 to 18 of your own, reached directly, as the owner of the database. Default: the one that comes with the packages.',
    ),
  DATABASE_APP_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe(
      'The same database for everyday work: a login that may only become beadle_app and beadle_sequencer, through PgBouncer if you like. Default: as DATABASE_URL.',
    ),
  BEADLE_LOG: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('warn')
    .describe('How much the server writes to its log.'),
  BEADLE_HTTP_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address on which the console and the decision interface listen.'),
  BEADLE_HTTP_PORT: port.default(8420).describe('Port of the console and the decision interface.'),
  BEADLE_HTTP_PROXIES: networks
    .default(['127.0.0.1', '::1'])
    .describe(
      'Reverse proxies in front of the console, as addresses or networks, whose X-Forwarded-For says where a call came from. Wrong sign-ins are slowed by that address.',
    ),
  BEADLE_PUBLIC_URL: z
    .url({ protocol: /^https?$/, error: 'must be a web address like https://beadle.school.example' })
    .optional()
    .describe(
      'Address of the console as people reach it; links in notices begin with it. Default: http://localhost and the port.',
    ),
  BEADLE_SMTP_HOST: z.string().default('127.0.0.1').describe('Address on which the mail gateway listens.'),
  BEADLE_SMTP_NAME: z.string().default('localhost').describe('Name by which the mail gateway greets.'),
  BEADLE_SUBMISSION_PORT: port.default(8587).describe('Port for mail programs: STARTTLS and a device password.'),
  BEADLE_RELAY_PORT: port.default(8525).describe('Port for mail servers on the list of relays.'),
  BEADLE_RELAYS: networks
    .default(['127.0.0.1', '::1'])
    .describe('Mail servers that may relay, as addresses or networks, separated by commas.'),
  BEADLE_MAIL_PEERS: path
    .optional()
    .describe(
      'Table (YAML) of the mail servers that may hand in mail, by address or client certificate; docs/operating/gateway.md says how. Default: BEADLE_RELAYS alone.',
    ),
  BEADLE_SUBMISSIONS_PORT: port
    .optional()
    .describe('Port for mail programs with TLS from the first octet (as 465). Default: none.'),
  BEADLE_MAIL_SIZE: count
    .min(65_536, 'must be at least 65536')
    .max(268_435_456, 'must be at most 268435456')
    .default(52_428_800)
    .describe('Largest message the gateway takes, in octets; said to senders as SIZE.'),
  BEADLE_MAIL_CONNECTIONS: count
    .min(1, 'must be at least 1')
    .default(100)
    .describe('Connections to the gateway that one address may have open at once.'),
  BEADLE_MAIL_HOURLY_MESSAGES: count
    .default(2000)
    .describe(
      'Messages an hour that one account may send; ten times as many for those who lead safeguarding, and mail to them is always taken. 0 for no bound.',
    ),
  BEADLE_MAIL_HOURLY_RECIPIENTS: count
    .default(10_000)
    .describe('Recipients an hour that one account may send to, as above. 0 for no bound.'),
  BEADLE_MAIL_LOOP_FIELD: flag
    .default(true)
    .describe(
      'Put X-Beadle-Loop, a sealed mark by which mail that comes round is known, above what is passed on. 0 only where it can never come back: the next server puts it into mailboxes.',
    ),
  BEADLE_TLS_CERT: path
    .optional()
    .describe('Certificate (PEM) of the mail gateway. Default: one the server makes for itself.'),
  BEADLE_TLS_KEY: path.optional().describe('Private key (PEM) that goes with the certificate.'),
  BEADLE_SMARTHOST: z
    .string()
    .regex(/^[A-Za-z0-9.:[\]-]+:\d+$/, 'must be host:port')
    .optional()
    .describe(
      'Mail server that gets what may go and no route of BEADLE_MAIL_ROUTES takes. Default in the demo: a sink inside the server.',
    ),
  BEADLE_SMARTHOST_TLS: z
    .enum(['required', 'offered', 'none', 'implicit'], { error: 'must be required, offered, none or implicit' })
    .default('required')
    .describe(
      'Encryption to the smart host: required (STARTTLS or nothing goes), offered (STARTTLS where it has it), none, or implicit (from the first octet, port 465). The demo’s sink has none.',
    ),
  BEADLE_SMARTHOST_USER: z.string().optional().describe('User name at the smart host, where it asks for one.'),
  BEADLE_SMARTHOST_PASSWORD: z.string().optional().describe('Password at the smart host.'),
  BEADLE_MAIL_ROUTES: path
    .optional()
    .describe(
      'YAML file that says where mail goes, by recipient’s domain and school: mailboxes, a provider, MX of the DNS. docs/operating/delivery.md has its form. Default: all to BEADLE_SMARTHOST.',
    ),
  BEADLE_NAME_SERVERS: list
    .pipe(
      z.array(
        z
          .string()
          .regex(
            /^(\[[0-9A-Fa-f:.]+\](:\d+)?|[0-9.]+(:\d+)?|[0-9A-Fa-f:]+)$/,
            'must be addresses, with a port or without',
          ),
      ),
    )
    .default([])
    .describe('Name servers asked for MX and addresses, separated by commas. Default: those of the machine.'),
  BEADLE_MAIL_DELAY_HOURS: z.coerce
    .number({ error: 'must be a number of hours' })
    .min(1, 'must be 1 to 48')
    .max(48, 'must be 1 to 48')
    .default(4)
    .describe('Hours after which a sender is told that their mail still waits to be delivered.'),
  BEADLE_MAIL_GIVE_UP_DAYS: z.coerce
    .number({ error: 'must be a number of days' })
    .int('must be a whole number')
    .min(1, 'must be 1 to 30')
    .max(30, 'must be 1 to 30')
    .default(5)
    .describe('Days after which mail that cannot be delivered is given back to its sender.'),
  BEADLE_SCANNING: z
    .enum(['upstream', 'clamd', 'none'], { error: 'must be upstream, clamd or none' })
    .default('upstream')
    .describe(
      'Who looks for malware: the provider in front (upstream), ClamAV beside this server (clamd), or nobody, so that files are of unknown safety.',
    ),
  BEADLE_CLAMD: z
    .string()
    .regex(/^(?:\/.+|(?:[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]):\d{1,5})$/, 'must be a path or host:port')
    .default('/run/clamav/clamd.ctl')
    .describe('Where ClamAV’s daemon listens, where it is the one who looks: a path to its socket, or host:port.'),
  BEADLE_LINKED_FILE_DAYS: z.coerce
    .number()
    .int()
    .min(1)
    .max(366)
    .default(30)
    .describe('Days for which a file can be had that stands in a message as a link.'),
  BEADLE_SINK_PORT: port.default(8526).describe('Port of the demo’s sink, which takes all mail and delivers none.'),
  BEADLE_SCHOOL: z
    .string()
    .regex(/^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/, 'must be a short word like hill-school')
    .optional()
    .describe('Short name of the school to open at the first start without the demo.'),
  BEADLE_SCHOOL_NAME: z.string().optional().describe('Full name of that school.'),
  BEADLE_SCHOOL_DOMAINS: domains.optional().describe('Mail domains of that school, separated by commas.'),
  BEADLE_SCHOOL_POLICY: z.string().optional().describe('Pack that school runs, the name of a folder under policies/.'),
} satisfies Record<string, z.ZodType>

export type SettingName = keyof typeof settings
export type Settings = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]> }

/** Names that look like settings and belong to the project's own tools. */
export const toolNames: ReadonlySet<string> = new Set([
  'BEADLE_VECTORS',
  'BEADLE_DEPTH',
  'BEADLE_CHROMIUM',
  'BEADLE_TEST_DATABASE_URL',
  'BEADLE_CONFIG',
  'BEADLE_NO_SKIPS',
  'BEADLE_CONSOLE_EXAMPLES',
  'BEADLE_URL',
])

function isNetwork(text: string): boolean {
  const [address = '', bits, ...rest] = text.split('/')
  const version = isIP(address)
  if (version === 0 || rest.length > 0) return false
  return bits === undefined || (/^\d+$/.test(bits) && Number(bits) <= (version === 4 ? 32 : 128))
}
