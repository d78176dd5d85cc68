import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from '../../src/platform/errors.ts'
import { openDirectory, type TestScope } from './running-server.ts'

/** A file system of a few megabytes, of its own. */
export type SmallDisk = {
  readonly directory: string
  /** Takes all the room there is. */
  fill(): void
  /** Gives it back. */
  empty(): void
}

/** Why no file system can be mounted here, if so. */
export function whyNoSmallDisk(): string | undefined {
  if (process.getuid?.() !== 0) return 'a small disk is mounted by root alone'
  return spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt']).status === 0
    ? undefined
    : 'no file system can be mounted here'
}

/** Mounts one in memory. Unmounted when the test ends. */
export function openSmallDisk(t: TestScope, megabytes: number, before?: () => Promise<void>): SmallDisk {
  const directory = openDirectory(t, 'disk', async () => {
    await before?.()
    spawnSync('umount', [directory])
  })
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', directory])
  if (mounted.status !== 0) throw new Error(`no file system could be mounted at ${directory}`)
  const ballast = join(directory, 'ballast')
  return {
    directory,
    fill() {
      const file = openSync(ballast, 'a')
      try {
        // In smaller and smaller pieces, until not one octet more goes in.
        for (let size = 1024 * 1024; size >= 1; size = Math.floor(size / 4)) fillBy(file, Buffer.alloc(size))
        fsyncSync(file)
      } finally {
        closeSync(file)
      }
      if (statfsSync(directory).bavail > 0) throw new Error('there is room left')
    },
    empty: () => rmSync(ballast, { force: true }),
  }
}

/** Mounts one on which nothing can be written. */
export function openReadOnlyDisk(t: TestScope): string {
  const { directory } = openSmallDisk(t, 1)
  spawnSync('mount', ['-o', 'remount,ro', directory])
  return directory
}

function fillBy(file: number, piece: Buffer): void {
  try {
    for (;;) writeSync(file, piece)
  } catch (error) {
    if (codeOf(error) !== 'ENOSPC') throw error
  }
}
