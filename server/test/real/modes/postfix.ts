import { execFile } from 'node:child_process'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, until } from '../running-server.ts'
import type { Recipe } from './recipe.ts'

const run = promisify(execFile)

/** The daemons that Debian's master.cf has besides those of the manual, none of them in a chroot. */
const daemons = [
  'cleanup unix n - n - 0 cleanup',
  'qmgr unix n - n 300 1 qmgr',
  'rewrite unix - - n - - trivial-rewrite',
  'bounce unix - - n - 0 bounce',
  'defer unix - - n - 0 bounce',
  'trace unix - - n - 0 bounce',
  'proxymap unix - - n - - proxymap',
  'smtp unix - - n - - smtp',
  'showq unix n - n - - showq',
  'error unix - - n - - error',
  'retry unix - - n - - error',
  'virtual unix - n n - - virtual',
  'anvil unix - - n - 1 anvil',
  'postlog unix-dgram n - n - 1 postlogd',
]

export type RecipePostfix = {
  /** Where clients connect. */
  readonly port: number
  /** What lies in the mailbox everybody shares in the test, with the line ends of SMTP. */
  delivered(): readonly string[]
  log(): string
}

/** How the test's Postfix differs from another by the same manual. */
export type PostfixWays = {
  readonly isAfterQueue?: boolean
  readonly milter?: boolean
  readonly clientAddress?: string
}

/**
 * Runs the manual's Postfix with directories of the test's own. `reinjection` is the port in place of 10026, `beadle` the one in
 * place of 8525.
 */
export async function openRecipePostfix(
  recipe: Recipe,
  { reinjection, beadle, ...ways }: PostfixWays & { readonly reinjection: number; readonly beadle: number },
): Promise<RecipePostfix> {
  const port = await freePort()
  const uid = Number((await run('id', ['-u', 'postfix'])).stdout)
  const gid = Number((await run('id', ['-g', 'postfix'])).stdout)
  const inside = (name: string) => recipe.place(name)
  for (const name of ['postfix', 'queue', 'lib']) mkdirSync(inside(name), { recursive: true })
  const mailboxes = inside('vhosts')
  mkdirSync(mailboxes, { recursive: true })
  chownSync(inside('lib'), uid, gid)
  chownSync(mailboxes, 8, 8)
  recipe.replace({
    '/var/mail/vhosts': mailboxes,
    ...(ways.isAfterQueue
      ? { 'beadle:[127.0.0.1]:8525': `beadle:[127.0.0.1]:${beadle}` }
      : { 'smtpd_proxy_filter=127.0.0.1:8525': `smtpd_proxy_filter=127.0.0.1:${beadle}` }),
    '127.0.0.1:10026': `127.0.0.1:${reinjection}`,
  })
  const own = {
    queue_directory: inside('queue'),
    data_directory: inside('lib'),
    daemon_directory: '/usr/lib/postfix/sbin',
    command_directory: '/usr/sbin',
    maillog_file: inside('postfix.log'),
    maillog_file_prefixes: recipe.directory,
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    // The test's client stands for the world, save where it comes from an address of the school's.
    ...(ways.clientAddress === undefined ? {} : { smtpd_authorized_xclient_hosts: '127.0.0.0/8' }),
  }
  const settings = Object.entries(own)
    .map(([name, value]) => `${name} = ${value}\n`)
    .join('')
  recipe.write('/etc/postfix/main.cf', `${ways.milter ? recipe.text('/etc/postfix/rspamd.cf') : ''}${settings}`)
  const printed = recipe.text('/etc/postfix/master.cf')
  const reinjecting = printed.slice(printed.indexOf(`127.0.0.1:${reinjection} inet`))
  const services = ways.isAfterQueue ? recipe.text('/etc/postfix/master-after-queue.cf') + reinjecting : printed
  const named = services.replace(/^smtp {6}inet/m, `127.0.0.1:${port} inet`)
  writeFileSync(inside('postfix/master.cf'), `${named}\n${daemons.join('\n')}\n`)
  recipe.stopsBy(async () => {
    await run('/usr/sbin/postfix', ['-c', inside('postfix'), 'stop']).catch(() => undefined)
  })
  await run('/usr/sbin/postfix', ['-c', inside('postfix'), 'start'])
  await until(() => isOpen(port))
  const inbox = join(mailboxes, 'inbox/new')
  return {
    port,
    delivered: () =>
      existsSync(inbox)
        ? readdirSync(inbox).map((name) => readFileSync(join(inbox, name), 'latin1').replaceAll('\n', '\r\n'))
        : [],
    log: () => readFileSync(inside('postfix.log'), 'utf8'),
  }
}

async function isOpen(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1')
  return new Promise((resolve) => {
    socket.on('error', () => resolve(false))
    socket.on('connect', () => {
      socket.destroy()
      resolve(true)
    })
  })
}
