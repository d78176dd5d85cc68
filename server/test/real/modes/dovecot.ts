import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import { connect as connectTls, type TLSSocket } from 'node:tls'
import { promisify } from 'node:util'
import { freePort, until } from '../running-server.ts'
import type { Recipe } from './recipe.ts'

const run = promisify(execFile)
const dovecot = '/usr/sbin/dovecot'
const imap = '/usr/lib/dovecot/imap-login'
const lmtp = '/usr/lib/dovecot/lmtp'
const password = 'for-the-test-only'

/** Why a real Dovecot with IMAP cannot be had here, if so. */
export function whyNoImap(): string | undefined {
  for (const [path, debian] of [
    [dovecot, 'dovecot-core'],
    [imap, 'dovecot-imapd'],
    [lmtp, 'dovecot-lmtpd'],
  ] as const)
    if (!existsSync(path)) return `no ${path} (Debian: ${debian})`
  return process.getuid?.() === 0 ? undefined : 'a Dovecot of our own is started by root alone'
}

/** Runs the recipe's Dovecot in the test's directory. Certificates stand under `dovecot/tls` already. Gives what somebody's IMAP program sees. */
export async function openRecipeDovecot(recipe: Recipe) {
  const port = await freePort()
  const mail = recipe.place('mail/')
  mkdirSync(mail, { recursive: true })
  chownSync(mail, 8, 8)
  for (const folder of ['dovecot', 'run']) {
    mkdirSync(recipe.place(`${folder}/`), { recursive: true })
    chmodSync(recipe.place(`${folder}/`), 0o755)
  }
  recipe.replace({
    '/etc/dovecot/': `${recipe.place('dovecot')}/`,
    '/var/mail/': `${mail}/`,
    'port = 993': `port = ${port}`,
    'user = beadle': 'user = root',
  })
  recipe.write('/etc/dovecot/people')
  chmodSync(recipe.place('dovecot/people'), 0o644)
  const own = ['base_dir', 'state_dir'].map((name) => `${name} = ${recipe.place('run/dovecot')}\n`).join('')
  const file = recipe.write(
    '/etc/dovecot/local.conf',
    `${own}log_path = ${recipe.place('dovecot.log')}\nlisten = 127.0.0.1\n`,
  )
  recipe.stopsBy(async () => {
    await run('/usr/bin/doveadm', ['-c', file, 'stop']).catch(() => undefined)
  })
  await once(spawn(dovecot, ['-c', file], { stdio: 'ignore' }), 'exit')
  await until(async () => {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false })
    return once(socket, 'secureConnect').then(
      () => {
        socket.destroy()
        return true
      },
      () => false,
    )
  })
  return {
    log: () => readFileSync(recipe.place('dovecot.log'), 'utf8'),
    /** The messages in somebody's inbox, whole, as IMAP gives them. */
    inbox: (person: string, authority: string) => readInbox({ port, person, authority }),
  }
}

type Reading = { readonly port: number; readonly person: string; readonly authority: string }

/** Signs in over IMAP (RFC 9051), looks at the inbox and fetches all that is there. The certificate must be good. */
async function readInbox({ port, person, authority }: Reading): Promise<readonly string[]> {
  const socket = connectTls({ host: '127.0.0.1', port, ca: authority, servername: 'imap.school.example' })
  await once(socket, 'secureConnect')
  try {
    const session = new ImapSession(socket)
    await session.untilTagged('* OK')
    await session.asks('a', `LOGIN ${person} ${password}`)
    const selected = await session.asks('b', 'EXAMINE INBOX')
    const count = Number(/^\* (\d+) EXISTS/m.exec(selected)?.[1] ?? 0)
    if (count === 0) return []
    const fetched = await session.asks('c', 'FETCH 1:* BODY.PEEK[]')
    return [...literals(fetched)]
  } finally {
    socket.destroy()
  }
}

class ImapSession {
  #text = ''
  readonly #socket: TLSSocket
  constructor(socket: TLSSocket) {
    this.#socket = socket
    socket.on('data', (chunk: Buffer) => {
      this.#text += chunk.toString('latin1')
    })
  }

  async asks(tag: string, command: string): Promise<string> {
    this.#text = ''
    this.#socket.write(`${tag} ${command}\r\n`)
    const said = await this.untilTagged(`${tag} `)
    if (!said.includes(`\r\n${tag} OK`) && !said.startsWith(`${tag} OK`)) throw new Error(`IMAP: ${said.slice(-200)}`)
    return said
  }

  async untilTagged(tag: string): Promise<string> {
    await until(() => {
      const at = this.#text.lastIndexOf(`\r\n${tag}`)
      const begins = at >= 0 ? at + 2 : this.#text.startsWith(tag) ? 0 : -1
      return begins >= 0 && this.#text.indexOf('\r\n', begins) > 0
    })
    return this.#text
  }
}

function* literals(text: string): Generator<string> {
  for (let at = 0; ; ) {
    const found = /\{(\d+)\}\r\n/g
    found.lastIndex = at
    const match = found.exec(text)
    if (!match) return
    const start = match.index + match[0].length
    at = start + Number(match[1])
    yield text.slice(start, at)
  }
}
