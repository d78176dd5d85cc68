import { type ChildProcess, spawn } from 'node:child_process'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, openDirectory, type TestScope, until } from './running-server.ts'

const unbound = '/usr/sbin/unbound'

/** Why a real name server cannot be had here, if so. */
export function whyNoUnbound(): string | undefined {
  return existsSync(unbound) ? undefined : `no ${unbound} (Debian: unbound)`
}

/** An Unbound that answers for `example.` from these records alone, and asks nobody. Gives its address and port. */
export async function openUnbound(t: TestScope, records: readonly string[]): Promise<string> {
  let child: ChildProcess | undefined
  const directory = openDirectory(t, 'unbound', async () => {
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await once(child, 'exit')
  })
  const port = await freePort()
  const file = join(directory, 'unbound.conf')
  writeFileSync(
    file,
    `server:
  interface: 127.0.0.1@${port}
  do-daemonize: no
  username: ""
  chroot: ""
  directory: "${directory}"
  pidfile: "${join(directory, 'pid')}"
  use-syslog: no
  logfile: "${join(directory, 'log')}"
  module-config: "iterator"
  local-zone: "example." static
${records.map((record) => `  local-data: "${record}"\n`).join('')}remote-control:
  control-enable: no
`,
  )
  const started = spawn(unbound, ['-c', file], { stdio: ['ignore', 'ignore', 'inherit'] })
  child = started
  const address = `127.0.0.1:${port}`
  const resolver = new Resolver({ timeout: 500, tries: 1 })
  resolver.setServers([address])
  await until(async () => {
    if (started.exitCode !== null) throw new Error('unbound ended at once')
    return resolver.resolve4('up.example').then(
      () => true,
      (error: unknown) => error instanceof Error && 'code' in error && error.code === 'ENOTFOUND',
    )
  })
  return address
}
