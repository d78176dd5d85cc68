import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort, openDirectory, type TestScope, until } from './running-server.ts'

const run = promisify(execFile)
const dovecot = '/usr/sbin/dovecot'
const lmtp = '/usr/lib/dovecot/lmtp'

/** A Dovecot that takes mail by LMTP into Maildirs, one for each of `people` and nobody else. */
export type Mailboxes = {
  readonly port: number
  /** Its socket of this machine, which speaks the same. */
  readonly socket: string
  /** What lies in somebody's mailbox, with the line ends of SMTP. */
  inbox(person: string): readonly Buffer[]
}

/** Why a real Dovecot cannot be had here, if so. */
export function whyNoDovecot(): string | undefined {
  if (!existsSync(dovecot) || !existsSync(lmtp)) return `no ${lmtp} (Debian: dovecot-lmtpd)`
  return process.getuid?.() === 0 ? undefined : 'a Dovecot of our own is started by root alone'
}

/** Starts one with a configuration, mailboxes and sockets of its own. Stopped when the test ends. */
export async function openDovecot(t: TestScope, people: readonly string[]): Promise<Mailboxes> {
  const directory = openDirectory(t, 'dovecot', async () => {
    await run('/usr/bin/doveadm', ['-c', inside('dovecot.conf'), 'stop']).catch(() => undefined)
  })
  const inside = (name: string) => join(directory, name)
  const port = await freePort()
  const account = { uid: await idOf('-u'), gid: await idOf('-g') }
  mkdirSync(inside('mail'))
  chownSync(inside('mail'), account.uid, account.gid)
  writeFileSync(
    inside('people'),
    people.map((person) => `${person}::${account.uid}:${account.gid}::${inside('mail')}/${person}::\n`).join(''),
  )
  writeFileSync(inside('dovecot.conf'), configuration(inside, port))
  // It goes on in the background, and would keep a pipe of ours open for as long.
  await once(spawn(dovecot, ['-c', inside('dovecot.conf')], { stdio: 'ignore' }), 'exit')
  await until(async () => {
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
  return {
    port,
    socket: inside('base/lmtp'),
    inbox(person) {
      const folder = join(inside('mail'), person, 'new')
      if (!existsSync(folder)) return []
      return readdirSync(folder).map((name) =>
        Buffer.from(readFileSync(join(folder, name), 'latin1').replaceAll('\n', '\r\n'), 'latin1'),
      )
    },
  }
}

function configuration(inside: (name: string) => string, port: number): string {
  return `protocols = lmtp
base_dir = ${inside('base')}
state_dir = ${inside('state')}
log_path = ${inside('log')}
ssl = no
listen = 127.0.0.1
mail_location = maildir:${inside('mail')}/%n
first_valid_uid = 1
auth_username_format = %Ln
userdb {
  driver = passwd-file
  args = username_format=%n ${inside('people')}
}
passdb {
  driver = passwd-file
  args = username_format=%n ${inside('people')}
}
service lmtp {
  inet_listener lmtp {
    address = 127.0.0.1
    port = ${port}
  }
}
protocol lmtp {
  postmaster_address = postmaster@school.example
}
`
}

async function idOf(flag: string): Promise<number> {
  return Number((await run('id', [flag, 'nobody'])).stdout)
}
