import { accessSync, constants, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SettingName } from './config/settings.ts'
import { DatabaseAwayError } from './platform/database/index.ts'
import { codeOf, StartError } from './platform/errors.ts'
import { portHolder } from './port-holder.ts'

/** Makes sure that the data directory is there and can be written to. Throws StartError. */
export function openDataDirectory(directory: string): void {
  const probe = join(directory, '.probe')
  try {
    mkdirSync(directory, { recursive: true })
    accessSync(directory, constants.R_OK | constants.W_OK)
    writeFileSync(probe, 'probe')
    rmSync(probe)
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') {
      throw new StartError(
        'platform.disk-full',
        `no room left in data directory \`${directory}\``,
        'Make room, or set BEADLE_DATA to a directory elsewhere.',
        { cause: error },
      )
    }
    throw new StartError(
      'platform.data-not-writable',
      `data directory \`${directory}\` cannot be written to`,
      'Correct its owner or mode, or set BEADLE_DATA to another directory.',
      { cause: error },
    )
  }
}

/** Refuses a folder of packs that is not there: without one no school has a policy. Throws StartError. */
export function refuseNoPolicies(directory: string): void {
  if (existsSync(directory)) return
  throw new StartError(
    'config.no-policies',
    `no folder of packs \`${directory}\``,
    'Correct BEADLE_POLICIES, or leave it out.',
  )
}

/** Runs what opens a port. A port that is taken is told with its holder and the setting that moves it. */
export async function opening<T>(port: number, setting: SettingName, open: () => Promise<T>): Promise<T> {
  try {
    return await open()
  } catch (error) {
    const code = codeOf(error)
    if (code === 'EADDRINUSE' || code === 'platform.port-taken') {
      const holder = portHolder(port)
      const by = holder === undefined ? '' : ` by \`${holder.name}\`, process ${holder.pid}`
      throw new StartError(
        'platform.port-taken',
        `port ${port} is taken${by}`,
        `Stop what listens there, or set ${setting} to another port.`,
        { cause: error },
      )
    }
    if (code === 'EACCES' || code === 'platform.port-closed') {
      throw new StartError(
        'platform.port-closed',
        `port ${port} may not be opened by this account`,
        `Set ${setting} to a port above 1023, or give the service the right to bind low ports.`,
        { cause: error },
      )
    }
    if (code === 'EADDRNOTAVAIL') {
      throw new StartError(
        'platform.no-such-address',
        `this machine does not have the address asked for with port ${port}`,
        'Correct BEADLE_HTTP_HOST or BEADLE_SMTP_HOST.',
        { cause: error },
      )
    }
    throw error
  }
}

/** An error of starting as the lines the person at the machine reads. */
export function explainStart(error: unknown): readonly string[] {
  if (error instanceof StartError)
    return [`Beadle cannot start: ${error.message}.`, ...(error.remedy === '' ? [] : [error.remedy])]
  if (error instanceof DatabaseAwayError) {
    return [
      `Beadle cannot start: ${error.message}.`,
      'Start PostgreSQL, or correct DATABASE_URL; leave it out to use the one that comes with Beadle.',
    ]
  }
  if (codeOf(error) === 'ENOSPC')
    return ['Beadle cannot start: no room left on the disk.', 'Make room, or set BEADLE_DATA to a directory elsewhere.']
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return ['Beadle cannot start, for a reason it does not know.', cause]
}
