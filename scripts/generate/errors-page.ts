import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { unreadableCodes } from '@beadle/engine'
import { problemCodes } from '../../packs/src/problem.ts'
import { code, page, table } from './markdown.ts'

/** An error class as its source declares it. */
type Declared = { readonly code: string; readonly status: string; readonly meaning: string; readonly file: string }

/** docs/reference/errors.md: every stable code, read from the classes that carry it and their doc comments. */
export async function errorsPage(root: string): Promise<string> {
  const files: string[] = []
  for await (const file of glob('{engine,packs,cli,server,detectors,controls}/src/**/*.ts', { cwd: root }))
    files.push(file)
  const declared = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => errorsIn(file, readFileSync(join(root, file), 'utf8')))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
  const rows = declared.map(({ code: name, status, meaning, file }) => [code(name), status, meaning, file])
  const requestRows = Object.entries({
    ...unreadableCodes,
    'request.not-json': 'The text of a request is not JSON.',
  }).map(([name, meaning]) => [code(name), meaning])
  const packRows = Object.entries(problemCodes).map(([name, meaning]) => [code(name), meaning])
  const body = `## Thrown\n\nStatus is the HTTP status that a route answers with.\n\n${table(['code', 'status', 'means', 'declared in'], rows)}\n## Requests that cannot be read\n\n${table(['code', 'means'], requestRows)}\n## Problems of a pack\n\nReported by \`beadle policy check\` with file, line and member.\n\n${table(['code', 'means'], packRows)}`
  return page(
    'Errors',
    'Codes are stable: once released they are never renamed. A denial is an answer, not an error.',
    body,
  )
}

/** Classes in a source file that have a `code` of their own, with the first sentence of their doc comment. */
function errorsIn(file: string, source: string): Declared[] {
  const form = /(?:\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*)?export class \w+ extends \w*Error \{((?:(?!\n\}).)*?)\n\}/gs
  return [...source.matchAll(form)].flatMap(([, comment = '', body = '']) => {
    const name = /readonly code = '([a-z0-9.-]+)'/.exec(body)?.[1]
    if (!name) return []
    const words = comment
      .replace(/^\s*\*/gm, ' ')
      .replace(/\s+/g, ' ')
      .trim()
    return [{ code: name, status: /readonly status = (\d+)/.exec(body)?.[1] ?? '', meaning: words, file }]
  })
}
