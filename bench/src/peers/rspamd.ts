/**
 * rspamd as it comes from Debian, asked by Postfix as a milter: two workers that scan themselves, no Redis, and a resolver beside
 * it that knows no names, so that nothing waits for a network there is none of.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, listening } from './ports.ts'

/** What it needs that may not be installed. */
export const rspamdTools = ['/usr/bin/rspamd', '/usr/sbin/unbound'] as const

export type Milter = { readonly port: number; stop(): Promise<void> }

/** Starts it below `home`, which its user must be able to reach. Takes some seconds: it compiles its patterns first. */
export async function startRspamd(home: string): Promise<Milter> {
  const missing = rspamdTools.filter((tool) => !existsSync(tool))
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`)
  const directory = join(home, 'rspamd')
  for (const name of ['local.d', 'override.d', 'db', 'log', 'run'])
    mkdirSync(join(directory, name), { recursive: true })
  const [names, port] = [await freePort(), await freePort()]
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(directory, name), `${lines.join('\n')}\n`)
  write('unbound.conf', [
    'server:',
    `  interface: 127.0.0.1@${names}`,
    '  do-daemonize: no',
    '  username: ""',
    '  chroot: ""',
    '  pidfile: ""',
    `  directory: "${directory}"`,
    '  use-syslog: no',
    '  num-threads: 1',
    '  local-zone: "." static',
  ])
  write('local.d/options.inc', [
    `dns { nameserver = ["127.0.0.1:${names}"]; timeout = 1s; }`,
    'local_addrs = [];',
    `control_socket = "${directory}/db/rspamd.sock mode=0600";`,
  ])
  write('local.d/worker-proxy.inc', [
    `bind_socket = "127.0.0.1:${port}";`,
    'milter = yes;',
    'timeout = 120s;',
    'upstream "local" { default = yes; self_scan = yes; }',
    'count = 2;',
  ])
  for (const worker of ['normal', 'controller'])
    write(`local.d/worker-${worker}.inc`, ['enabled = false;', 'count = 0;'])
  for (const module of ['fuzzy_check', 'rspamd_update']) write(`local.d/${module}.conf`, ['enabled = false;'])
  write('local.d/logging.inc', ['type = "console";', 'level = "error";'])
  execFileSync('chown', ['-R', '_rspamd:_rspamd', directory])
  const resolver = spawn('/usr/sbin/unbound', ['-c', join(directory, 'unbound.conf'), '-d'], { stdio: 'ignore' })
  const places = Object.entries({ LOCAL_CONFDIR: '', DBDIR: 'db', LOGDIR: 'log', RUNDIR: 'run' })
  const scanner = spawn(
    '/usr/bin/rspamd',
    ['-f', '-u', '_rspamd', '-g', '_rspamd', ...places.map(([name, at]) => `--var=${name}=${join(directory, at)}`)],
    { stdio: 'ignore' },
  )
  const children = [scanner, resolver]
  const stop = async () => {
    for (const child of children) {
      if (child.exitCode !== null || child.signalCode !== null) continue
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  }
  try {
    await listening(port, 120)
  } catch (error) {
    await stop()
    throw error
  }
  return { port, stop }
}
