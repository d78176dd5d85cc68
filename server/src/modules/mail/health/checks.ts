import type { HealthCheck, QueueOverview, Words } from '@beadle/contract'
import type { GatewayState } from './gateway-state.ts'

// The Welsh here is unreviewed: no speaker has read it yet.

/** What is looked at; times are as they were when it was looked at. */
export type Looked = {
  readonly at: Temporal.Instant
  readonly gateway: GatewayState | undefined
  readonly scanning: 'upstream' | 'clamd' | 'none'
  readonly waitingForScanner: number
  readonly queue: QueueOverview
  readonly databaseBytes: number
  readonly keysWork: boolean
  readonly ledgerWell: boolean
  /** Domains of the school for which no key signs. */
  readonly unsigned: readonly string[]
}

const severity: readonly HealthCheck['state'][] = ['trouble', 'warning', 'note', 'well']

/** Everything that must be well for mail to flow, the worst first. Pure. */
export function healthChecks(looked: Looked): readonly HealthCheck[] {
  return [
    ...nextServers(looked),
    scanner(looked),
    ...doors(looked),
    keys(looked),
    ledger(looked),
    database(looked),
    signing(looked),
  ].sort((a, b) => severity.indexOf(a.state) - severity.indexOf(b.state))
}

const hour = 3600

function nextServers({ at, queue: { destinations } }: Looked): readonly HealthCheck[] {
  const title = { en: 'Mail waiting to go', cy: 'Post yn aros i fynd' }
  const link = '/mail/queue'
  const waits = destinations.filter(({ waiting, paused }) => waiting > 0 && !paused)
  const ageOf = (oldest: string | undefined) =>
    oldest === undefined ? 0 : at.since(Temporal.Instant.from(oldest)).total('seconds')
  const late = waits.filter(({ oldest }) => ageOf(oldest) > hour / 4)
  const paused = destinations.filter((each) => each.paused)
  const checks: HealthCheck[] = late.map(({ name, waiting, oldest, lastAnswer }) => {
    const isAway = lastAnswer?.code === 'no answer'
    const where =
      name === '' ? { en: 'the next server', cy: 'y gweinydd nesaf' } : { en: `\`${name}\``, cy: `\`${name}\`` }
    return {
      id: `queue:${name}`,
      state: ageOf(oldest) > 4 * hour || isAway ? 'trouble' : 'warning',
      title,
      words: both(
        `${waiting} for ${where.en} ${waiting === 1 ? 'waits' : 'wait'}; it ${isAway ? 'does not answer' : `said ${lastAnswer?.code ?? 'nothing yet'}`}.`,
        `Mae ${waiting} ar gyfer ${where.cy} yn aros; ${isAway ? 'nid yw’n ateb' : `dywedodd ${lastAnswer?.code ?? 'ddim eto'}`}.`,
      ),
      now: isAway
        ? both(
            'Nothing is lost: it is tried again by itself. See whether that server and the way to it are up, then press “Try now” under Waiting to go.',
            'Nid oes dim wedi’i golli: rhoddir cynnig arall ohono’i hun. Gwelwch a yw’r gweinydd hwnnw a’r ffordd ato ar waith, yna pwyswch “Rhoi cynnig nawr”.',
          )
        : both(
            'It is tried again by itself. Open it to see what that server says.',
            'Rhoddir cynnig arall ohono’i hun. Agorwch ef i weld beth mae’r gweinydd yn ei ddweud.',
          ),
      link,
    }
  })
  for (const { name, waiting } of paused)
    checks.push({
      id: `paused:${name}`,
      state: 'warning',
      title,
      words: both(
        `\`${name}\` is paused; ${waiting} ${waiting === 1 ? 'waits' : 'wait'}.`,
        `Mae \`${name}\` wedi’i oedi; mae ${waiting} yn aros.`,
      ),
      now: both('Resume it when it may go again.', 'Ailgychwynnwch ef pan gaiff fynd eto.'),
      link,
    })
  if (checks.length > 0) return checks
  const all = destinations.reduce((sum, { waiting, sending }) => sum + waiting + sending, 0)
  return [
    {
      id: 'queue',
      state: 'well',
      title,
      words: both(
        all === 0
          ? 'Everything that may go has gone.'
          : `${all} on the way, none for longer than a quarter of an hour.`,
        all === 0 ? 'Mae popeth a gaiff fynd wedi mynd.' : `${all} ar y ffordd, dim un ers mwy na chwarter awr.`,
      ),
      link,
    },
  ]
}

function scanner({ gateway, scanning, waitingForScanner: waiting }: Looked): HealthCheck {
  const title = { en: 'Malware scanner', cy: 'Sganiwr meddalwedd faleisus' }
  if (scanning === 'upstream')
    return check('scanner', 'well', title, [
      'The provider in front scans; its word is believed.',
      'Y darparwr o flaen hwn sy’n sganio; credir ei air.',
    ])
  if (scanning === 'none')
    return check(
      'scanner',
      'warning',
      title,
      [
        'Nobody scans: every file is of unknown safety.',
        'Nid oes neb yn sganio: ni wyddys a yw unrhyw ffeil yn ddiogel.',
      ],
      ['Set BEADLE_SCANNING to `clamd` or `upstream`.', 'Gosodwch BEADLE_SCANNING i `clamd` neu `upstream`.'],
    )
  if (gateway?.scannerAnswers === false)
    return check(
      'scanner',
      'trouble',
      title,
      [`It does not answer. ${waiting} waiting for it.`, `Nid yw’n ateb. ${waiting} yn aros amdano.`],
      [
        'Nothing is lost: what waits is scanned when it is back. Start ClamAV and see that BEADLE_CLAMD is where it listens.',
        'Nid oes dim wedi’i golli: sgenir yr hyn sy’n aros pan ddaw yn ôl. Cychwynnwch ClamAV a gwiriwch BEADLE_CLAMD.',
      ],
    )
  return check('scanner', 'well', title, ['It answers.', 'Mae’n ateb.'])
}

function doors({ at, gateway }: Looked): readonly HealthCheck[] {
  if (!gateway) return []
  const { listeners, certificate } = gateway
  const days = Math.floor(certificate.endsAt.since(at).total('hours') / 24)
  const ports = listeners.map(({ name, port }) => `${name} ${port}`).join(', ')
  const title = { en: 'Certificate of the doors', cy: 'Tystysgrif y drysau' }
  const now = [
    'Renew it: new files are taken up within a minute, and mail goes on meanwhile.',
    'Adnewyddwch hi: codir ffeiliau newydd o fewn munud, ac â’r post ymlaen yn y cyfamser.',
  ] as const
  const shown = check(
    'certificate',
    days < 0 ? 'trouble' : days < 14 && !certificate.selfSigned ? 'warning' : certificate.selfSigned ? 'note' : 'well',
    title,
    days < 0
      ? [
          'It has ended: servers that check it send nothing.',
          'Mae wedi dod i ben: nid yw gweinyddion sy’n ei gwirio yn anfon dim.',
        ]
      : certificate.selfSigned
        ? [
            'The server made it itself: mail is encrypted, but nobody can check whose server this is.',
            'Gwnaeth y gweinydd hi ei hun: amgryptir y post, ond ni all neb wirio gweinydd pwy yw hwn.',
          ]
        : [`It is good for ${days} more days.`, `Mae’n ddilys am ${days} diwrnod arall.`],
    days < 14 && !certificate.selfSigned
      ? now
      : certificate.selfSigned
        ? [
            'Set BEADLE_TLS_CERT and BEADLE_TLS_KEY before other servers rely on it.',
            'Gosodwch BEADLE_TLS_CERT a BEADLE_TLS_KEY cyn i weinyddion eraill ddibynnu arni.',
          ]
        : undefined,
  )
  return [shown, check('doors', 'well', { en: 'Doors', cy: 'Drysau' }, [`Open: ${ports}.`, `Ar agor: ${ports}.`])]
}

function keys({ keysWork }: Looked): HealthCheck {
  return keysWork
    ? check('keys', 'well', { en: 'Keys', cy: 'Allweddi' }, [
        'What is sealed can be opened.',
        'Gellir agor yr hyn a seliwyd.',
      ])
    : check(
        'keys',
        'trouble',
        { en: 'Keys', cy: 'Allweddi' },
        [
          'The keystore cannot be used, so no mail is taken.',
          'Ni ellir defnyddio’r storfa allweddi, felly ni dderbynnir post.',
        ],
        [
          'See that the keys’ directory is there, is the server’s own and has room. Senders’ servers keep their mail and come again.',
          'Gwiriwch fod cyfeiriadur yr allweddi yno, yn eiddo i’r gweinydd a bod lle ynddo. Mae gweinyddion anfonwyr yn cadw eu post ac yn dod eto.',
        ],
      )
}

function ledger({ ledgerWell }: Looked): HealthCheck {
  const title = { en: 'Ledger', cy: 'Cofnod' }
  return ledgerWell
    ? check('ledger', 'well', title, ['It is being numbered and signed.', 'Mae’n cael ei rifo a’i lofnodi.'])
    : check(
        'ledger',
        'trouble',
        title,
        ['The database is older than what was signed.', 'Mae’r gronfa ddata’n hŷn na’r hyn a lofnodwyd.'],
        [
          'It was restored from a backup: see “After a restore” in the operating guide.',
          'Fe’i hadferwyd o gopi wrth gefn: gweler y canllaw.',
        ],
      )
}

function database({ databaseBytes }: Looked): HealthCheck {
  const size = `${Math.ceil(databaseBytes / 1_048_576)} MiB`
  return check('database', 'well', { en: 'Database', cy: 'Cronfa ddata' }, [
    `It answers; ${size}.`,
    `Mae’n ateb; ${size}.`,
  ])
}

function signing({ unsigned }: Looked): HealthCheck {
  const title = { en: 'Signing', cy: 'Llofnodi' }
  if (unsigned.length === 0)
    return check('signing', 'well', title, [
      'A key signs for every domain of the school.',
      'Mae allwedd yn llofnodi dros bob parth.',
    ])
  const names = unsigned.map((name) => `\`${name}\``).join(', ')
  return check(
    'signing',
    'note',
    title,
    [`No key signs for ${names}.`, `Nid oes allwedd yn llofnodi dros ${names}.`],
    [
      'Only needed where Beadle changes mail that goes out, or is the last server to touch it: `beadle dkim-key make`.',
      'Dim ond lle bo Beadle yn newid post sy’n mynd allan, neu’r gweinydd olaf i’w gyffwrdd: `beadle dkim-key make`.',
    ],
  )
}

type Pair = readonly [en: string, cy: string]

function check(id: string, state: HealthCheck['state'], title: Words, words: Pair, now?: Pair): HealthCheck {
  return { id, state, title, words: both(...words), ...(now ? { now: both(...now) } : {}) }
}

function both(en: string, cy: string): Words {
  return { en, cy }
}
