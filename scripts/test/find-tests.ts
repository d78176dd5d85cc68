import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Every test file, as paths below `root` in alphabetical order: `x.test.ts` and `x.test.mjs` in a workspace, bootstrap/ or scripts/. */
export function findTests(root: string): readonly string[] {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    workspaces: readonly string[]
  }
  const rooms = [...workspaces, 'bootstrap', 'scripts']
  return rooms
    .flatMap((room) =>
      globSync(`${room}/**/*.test.{ts,mjs}`, {
        cwd: root,
        exclude: (name) => name.endsWith('node_modules') || name.endsWith('dist'),
      }),
    )
    .sort()
}
