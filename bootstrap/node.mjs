// Finds the Node 26 that came with the packages and makes sure that it runs on this machine. Plain JavaScript, for whatever
// Node is installed (18 or later), as is everything in this folder.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Stop } from './stop.mjs'

const needed = 26

/** The path of a Node that can run Beadle: ours, or the one running this where ours does not exist for the machine. */
export function nodePath() {
  const ours = fileURLToPath(
    new URL(`../node_modules/node-${process.platform}-${process.arch}/bin/node`, import.meta.url),
  )
  if (existsSync(ours)) return ours
  if (Number(process.versions.node.split('.')[0]) >= needed) return process.execPath
  throw new Stop(
    `no Node ${needed} came with the packages for \`${process.platform}-${process.arch}\`, and the one installed is ${process.version}`,
    `Install Node ${needed} or later and start again.`,
  )
}

/** As `nodePath`, after a trial: a library that is missing shows only when the binary is run. */
export function workingNodePath() {
  const path = nodePath()
  if (path === process.execPath) return path
  const trial = spawnSync(path, ['--version'], { encoding: 'utf8' })
  if (trial.status === 0) return path
  const said = (trial.stderr || trial.error?.message || '').trim()
  const [, library] = /([\w+.-]+\.so[.\d]*): cannot open shared object/.exec(said) ?? []
  if (library?.startsWith('libatomic')) {
    throw new Stop(
      `Node ${needed} needs the library ${library}`,
      'Install it: apt-get install libatomic1 (Debian, Ubuntu), dnf install libatomic (Fedora, RHEL), then start again.',
    )
  }
  if (library)
    throw new Stop(`Node ${needed} needs the library ${library}`, 'Install the package that holds it and start again.')
  throw new Stop(
    `Node ${needed} does not run here: ${said.split('\n')[0] ?? 'it said nothing'}`,
    `Is \`${path}\` on a file system mounted noexec? Or install Node ${needed} yourself.`,
  )
}

/**
 * The surroundings for our Node: compiled code is kept between starts, types already stripped, which halves the time to load the
 * server. Where the directory may not be written Node goes on without.
 */
export function nodeEnvironment() {
  const cache = fileURLToPath(new URL('../node_modules/.cache/beadle-node', import.meta.url))
  return { NODE_COMPILE_CACHE: cache, ...process.env }
}
