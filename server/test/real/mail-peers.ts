import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, openDirectory, type TestScope, until } from './running-server.ts'

const run = promisify(execFile)
const postfix = '/usr/sbin/postfix'
const daemons = '/usr/lib/postfix/sbin'
const smtpSink = '/usr/sbin/smtp-sink'

/** One message as a mail server wrote it down, with the line ends of SMTP. */
export type Delivered = { readonly from: string; readonly to: string; readonly octets: Buffer }

/** A mail server that is not ours, as the next server of the gateway. */
export type MailPeer = {
  readonly name: string
  readonly port: number
  /** Everything it has delivered so far. */
  delivered(): readonly Delivered[]
  /** Waits until it has delivered what it took. */
  settle(): Promise<void>
}

/** Why a real Postfix cannot be had here, if so. */
export function whyNoPostfix(): string | undefined {
  if (!existsSync(postfix) || !existsSync(daemons)) return `no ${postfix} (Debian: postfix)`
  if (process.getuid?.() !== 0) return 'a Postfix of our own is started by root alone'
  return undefined
}

export function whyNoSmtpSink(): string | undefined {
  return existsSync(smtpSink) ? undefined : `no ${smtpSink} (Debian: postfix)`
}

/**
 * A Postfix with a queue, settings and a port of its own, which delivers everything into one Maildir. It is told to alter
 * nothing: by default it drops Return-Path, adds fields that are missing to mail from this machine, and re-encodes.
 */
export async function openPostfix(t: TestScope): Promise<MailPeer> {
  const directory = openDirectory(t, 'postfix', async () => {
    await run(postfix, ['-c', inside('etc'), 'stop']).catch(() => undefined)
  })
  const port = await freePort()
  const account = await postfixAccount()
  const inside = (name: string) => join(directory, name)
  for (const name of ['etc', 'queue', 'data', 'mail']) mkdirSync(inside(name))
  for (const name of ['data', 'mail']) chownSync(inside(name), account.uid, account.gid)
  const settings = {
    compatibility_level: '3.6',
    queue_directory: inside('queue'),
    data_directory: inside('data'),
    daemon_directory: daemons,
    command_directory: '/usr/sbin',
    mail_owner: 'postfix',
    setgid_group: 'postdrop',
    maillog_file: inside('postfix.log'),
    maillog_file_prefixes: directory,
    myhostname: 'peer.example',
    mydestination: '',
    inet_interfaces: '127.0.0.1',
    inet_protocols: 'ipv4',
    mynetworks: '127.0.0.0/8',
    virtual_mailbox_domains: 'static:all',
    virtual_mailbox_base: inside('mail'),
    virtual_mailbox_maps: 'static:inbox/',
    virtual_minimum_uid: '1',
    virtual_uid_maps: `static:${account.uid}`,
    virtual_gid_maps: `static:${account.gid}`,
    local_header_rewrite_clients: '',
    message_drop_headers: '',
    disable_mime_input_processing: 'yes',
    disable_mime_output_conversion: 'yes',
  }
  writeFileSync(
    inside('etc/main.cf'),
    Object.entries(settings)
      .map(([name, value]) => `${name} = ${value}\n`)
      .join(''),
  )
  writeFileSync(inside('etc/master.cf'), services(port))
  await run(postfix, ['-c', inside('etc'), 'start'])
  await untilOpen(port)
  const inbox = inside('mail/inbox/new')
  return {
    name: 'Postfix',
    port,
    delivered: () => readAll(inbox, { from: /^Return-Path: <([^>\n]*)>/, to: /^X-Original-To: (\S*)$/m }),
    settle: () =>
      until(async () =>
        (await run('/usr/sbin/postqueue', ['-c', inside('etc'), '-p'])).stdout.includes('queue is empty'),
      ),
  }
}

/** The daemons one needs to take mail and put it into a Maildir, none of them in a chroot. */
function services(port: number): string {
  return [
    [`127.0.0.1:${port}`, 'inet', 'n', '-', 'smtpd'],
    ['cleanup', 'unix', 'n', '0', 'cleanup'],
    ['qmgr', 'unix', 'n', '1', 'qmgr'],
    ['rewrite', 'unix', '-', '-', 'trivial-rewrite'],
    ['bounce', 'unix', '-', '0', 'bounce'],
    ['defer', 'unix', '-', '0', 'bounce'],
    ['trace', 'unix', '-', '0', 'bounce'],
    ['proxymap', 'unix', '-', '-', 'proxymap'],
    ['smtp', 'unix', '-', '-', 'discard'],
    ['showq', 'unix', 'n', '-', 'showq'],
    ['error', 'unix', '-', '-', 'error'],
    ['retry', 'unix', '-', '-', 'error'],
    ['virtual', 'unix', '-', '-', 'virtual'],
    ['anvil', 'unix', '-', '1', 'anvil'],
    ['postlog', 'unix-dgram', 'n', '1', 'postlogd'],
  ]
    .map(([name, type, isPrivate, most, command]) => {
      // Asked for as root or not as master(5) has them: virtual writes as the mailbox's owner, so it begins as root.
      const unprivileged = command === 'virtual' ? 'n' : '-'
      const wakeUp = command === 'qmgr' ? '300' : '-'
      return `${name} ${type} ${isPrivate} ${unprivileged} n ${wakeUp} ${most} ${command}\n`
    })
    .join('')
}

/** The account that Debian's package makes, under which its programs write. */
async function postfixAccount(): Promise<{ readonly uid: number; readonly gid: number }> {
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postfix'])).stdout)
  return { uid: await idOf('-u'), gid: await idOf('-g') }
}

/** Postfix's own test server, which writes every message into a file. */
export async function openSmtpSink(t: TestScope): Promise<MailPeer> {
  let child: ChildProcess | undefined
  const directory = openDirectory(t, 'sink', async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  const port = await freePort()
  // It will not be root, and is told who to be instead.
  const isRoot = process.getuid?.() === 0
  if (isRoot) {
    const { uid, gid } = await postfixAccount()
    chownSync(directory, uid, gid)
  }
  const args = [...(isRoot ? ['-u', 'postfix'] : []), '-d', join(directory, 'mail.'), `127.0.0.1:${port}`, '128']
  const sink = spawn(smtpSink, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  child = sink
  await untilOpen(port, () => sink.exitCode === null)
  return {
    name: 'smtp-sink',
    port,
    // It adds an empty line to every file.
    delivered: () =>
      readAll(directory, { from: /^X-Mail-Args: <([^>\n]*)>/m, to: /^X-Rcpt-Args: <([^>\n]*)>/m, added: /\n$/ }),
    settle: async () => {},
  }
}

/** The envelope as the peer's own fields tell it, above those of the message; `added` is what it puts at the end. */
type Form = { readonly from: RegExp; readonly to: RegExp; readonly added?: RegExp }

function readAll(directory: string, { from, to, added = /$^/ }: Form): readonly Delivered[] {
  if (!existsSync(directory)) return []
  return readdirSync(directory).map((name) => {
    const text = readFileSync(join(directory, name), 'latin1')
    return {
      from: from.exec(text)?.[1] ?? '',
      to: to.exec(text)?.[1] ?? '',
      octets: Buffer.from(text.replace(added, '').replaceAll('\n', '\r\n'), 'latin1'),
    }
  })
}

function untilOpen(port: number, isRunning = () => true): Promise<void> {
  return until(async () => {
    if (!isRunning()) throw new Error('it ended at once')
    const socket = connect(port, '127.0.0.1')
    try {
      await once(socket, 'connect')
      return true
    } catch {
      return false
    } finally {
      socket.destroy()
    }
  })
}
