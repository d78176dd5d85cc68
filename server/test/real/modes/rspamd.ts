import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { freePort, until } from '../running-server.ts'
import type { Recipe } from './recipe.ts'

const rspamd = '/usr/bin/rspamd'

/** Why a real rspamd cannot be had here, if so. */
export function whyNoRspamd(): string | undefined {
  if (!existsSync(rspamd)) return `no ${rspamd} (Debian: rspamd)`
  return process.getuid?.() === 0 ? undefined : 'an rspamd of our own is started by root alone'
}

/** Runs an rspamd as milter with the manual's settings, in the test's directory. Asks no name server but a silent one. Gives its port. */
export async function openRecipeRspamd(recipe: Recipe): Promise<number> {
  let child: ChildProcess | undefined
  recipe.stopsBy(async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  const ports = { proxy: await freePort(), normal: await freePort(), controller: await freePort() }
  const inside = (name: string) => recipe.place(`rspamd/${name}`)
  for (const folder of ['local.d', 'run', 'db']) mkdirSync(inside(folder), { recursive: true })
  recipe.write('/etc/rspamd/local.d/milter_headers.conf')
  const put = (name: string, lines: readonly string[]) =>
    writeFileSync(inside(`local.d/${name}`), `${lines.join('\n')}\n`)
  put('worker-proxy.inc', [
    `bind_socket = "127.0.0.1:${ports.proxy}";`,
    'milter = yes;',
    'upstream "local" { default = yes; self_scan = yes; }',
    'count = 1;',
  ])
  put('worker-normal.inc', [`bind_socket = "127.0.0.1:${ports.normal}";`, 'enabled = false;'])
  put('worker-controller.inc', [`bind_socket = "127.0.0.1:${ports.controller}";`, 'enabled = false;'])
  // It compiles the names of every registry in the world at the start, which takes minutes where little is free.
  writeFileSync(inside('registries'), 'example\ncom\n')
  put('options.inc', [
    'dns { nameserver = ["127.0.0.1:9"]; timeout = 0.1s; retransmits = 1; }',
    'local_addrs = ["192.0.2.99"];',
    `url_tld = "${inside('registries')}";`,
  ])
  put('logging.inc', ['type = "file";', `filename = "${inside('log')}";`])
  const [uid, gid] =
    /^_rspamd:[^:]*:(\d+):(\d+):/m.exec(readFileSync('/etc/passwd', 'utf8'))?.slice(1).map(Number) ?? []
  for (const folder of ['', 'run', 'db']) chownSync(inside(folder), uid ?? 0, gid ?? 0)
  const variables = [
    `LOCAL_CONFDIR=${inside('').replace(/\/$/, '')}`,
    `DBDIR=${inside('db')}`,
    `RUNDIR=${inside('run')}`,
    `LOGDIR=${inside('')}`,
  ].flatMap((variable) => ['--var', variable])
  const started = spawn(rspamd, ['-f', '-u', '_rspamd', '-g', '_rspamd', ...variables], { stdio: 'ignore' })
  child = started
  await until(async () => {
    if (started.exitCode !== null) throw new Error('rspamd ended at once')
    const socket = connect(ports.proxy, '127.0.0.1')
    return once(socket, 'connect').then(
      () => {
        socket.destroy()
        return true
      },
      () => false,
    )
  })
  return ports.proxy
}
