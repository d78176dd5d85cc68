/**
 * Haraka, which forwards each message to the next server before it says 250 (queue/smtp_forward): nothing is stored, nothing is
 * asked. Its packages are fetched once into a folder of their own: it is measured beside us, and never a part of us.
 */
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { freePort, listening, type Peer } from './ports.ts'

const version = '3.3.3'
// Some of what newer versions stand on is not published any more.
const packagesBefore = '2026-09-01'

/** Fetches Haraka into `home` where it is not there yet and starts it, forwarding to `sinkPort` on loopback. */
export async function startHaraka(home: string, sinkPort: number): Promise<Peer> {
  const packages = join(home, 'haraka-packages')
  const program = join(packages, 'node_modules/haraka/bin/haraka')
  if (!existsSync(program)) {
    mkdirSync(packages, { recursive: true })
    writeFileSync(join(packages, 'package.json'), '{ "private": true }\n')
    const how = ['--ignore-scripts', '--no-audit', '--no-fund', `--before=${packagesBefore}`]
    execFileSync('npm', ['install', ...how, `haraka@${version}`], { cwd: packages, stdio: 'ignore', timeout: 300_000 })
  }
  const directory = join(home, 'haraka')
  for (const name of ['config', 'plugins', 'queue']) mkdirSync(join(directory, name), { recursive: true })
  const port = await freePort()
  const write = (name: string, lines: readonly string[]) =>
    writeFileSync(join(directory, name), `${lines.join('\n')}\n`)
  // Without this file it ends at the first connection.
  copyFileSync(join(packages, 'node_modules/haraka/config/connection.ini'), join(directory, 'config/connection.ini'))
  write('config/smtp.ini', [`listen=127.0.0.1:${port}`, 'nodes=0'])
  write('config/smtp_forward.ini', ['host=127.0.0.1', `port=${sinkPort}`, 'enable_outbound=false'])
  write('config/plugins', ['queue/smtp_forward', 'take_every_recipient'])
  write('config/log.ini', ['loglevel=ERROR'])
  write('config/me', ['haraka.bench.example'])
  write('plugins/take_every_recipient.js', ['exports.hook_rcpt = (next) => next(OK)'])
  const child = spawn(process.execPath, [program, '-c', directory], { stdio: 'ignore' })
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  try {
    await listening(port)
  } catch (error) {
    await stop()
    throw error
  }
  return { name: 'Haraka', port, stop }
}
