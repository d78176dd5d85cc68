import { join } from 'node:path'
// By path: commands that act on an installation load the server's own parts, and only when they are called.
import { type Installation, openInstallation } from '../../../server/src/installation.ts'
import { UsageError } from '../command.ts'

const root = join(import.meta.dirname, '../../..')

/** The option by which a command at the machine is told whose it is. */
export const schoolOption = { takes: 'school', about: 'its word in addresses; needed where there are several' }

/** Does something with the installation that the settings describe, whether its server runs or not. */
export async function atInstallation(work: (installation: Installation) => Promise<void>): Promise<number> {
  try {
    await using installation = await openInstallation(process.env, root)
    await work(installation)
    return 0
  } catch (error) {
    // What the server names in its own codes is an answer to whoever typed; anything else is a fault.
    if (error instanceof Error && 'status' in error) throw new UsageError(error.message, { cause: error })
    throw error
  }
}

/** The text an option was given, if it was. */
export function textOf(value: string | true | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined
}
