import { isMap, isSeq, LineCounter, type Node, type Pair, parseDocument } from 'yaml'
import type { Problem, ProblemCode } from '../problem.ts'

/** Keys and list positions that lead to a value. */
export type Path = readonly (string | number)[]

/** A parsed file whose every value can be traced back to its line. */
export type YamlFile = {
  readonly file: string
  readonly value: unknown
  /** Syntax errors; `value` is undefined when there are any. */
  readonly problems: readonly Problem[]
  /** A problem at `path`: at the key where the path names a member, else at the nearest value above it that exists. */
  problem(given: {
    path: Path
    code: ProblemCode
    message: string
    nearest?: string | undefined
    severity?: Problem['severity']
  }): Problem
}

/** More than any pack needs; a guard against a file that is not a pack. */
const largest = 8 * 1024 * 1024

/** Parses YAML 1.2 with merge keys (`<<`), so that scenarios may share a cast. Aliases are bounded by the parser. */
export function readYaml(file: string, text: string): YamlFile {
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset)
    return { line: Math.max(line, 1), column: Math.max(col, 1) }
  }
  const lines = new LineCounter()
  if (text.length > largest) {
    const problem: Problem = {
      severity: 'error',
      code: 'pack.too-large',
      file,
      line: 1,
      column: 1,
      member: '',
      message: `larger than ${largest} characters`,
    }
    return { file, value: undefined, problems: [problem], problem: () => problem }
  }
  const document = parseDocument(text, { lineCounter: lines, merge: true, prettyErrors: false, uniqueKeys: true })
  const broken = (message: string, offset: number): Problem => {
    return { severity: 'error', code: 'pack.syntax', file, ...at(offset), member: '', message }
  }
  const problems = document.errors.map((error) => broken(sentence(error.message), error.pos[0]))
  let value: unknown
  try {
    if (problems.length === 0) value = document.toJS({ maxAliasCount: 10_000 })
  } catch (error) {
    // Aliases of aliases: a few lines that would unfold to more than any memory holds.
    problems.push(broken(sentence(error instanceof Error ? error.message : String(error)), 0))
  }
  return {
    file,
    value,
    problems,
    problem({ path, code, message, nearest, severity = 'error' }) {
      return {
        severity,
        code,
        file,
        ...at(offsetOf(document.contents, path)),
        member: formatPath(path),
        message,
        ...(nearest && { nearest }),
      }
    },
  }
}

/** The parser's first line as we write messages, with the remedy where people often need it. */
function sentence(message: string): string {
  const [line = ''] = message.split('\n', 1)
  const plain = (line.charAt(0).toLowerCase() + line.slice(1)).replace(/[.:]$/, '')
  return plain.startsWith('nested mappings are not allowed') ? `${plain}; a text that holds \`: \` needs quotes` : plain
}

/** `bindings[3].settings.windows`; keys that are not plain words are quoted. */
export function formatPath(path: Path): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`
    if (!/^[\w-]+$/.test(step)) return `${text}["${step}"]`
    return text ? `${text}.${step}` : step
  }, '')
}

/** Offset of the key or item that `path` leads to, or of the deepest ancestor there is. */
function offsetOf(root: Node | null, path: Path): number {
  let node: unknown = root
  let offset = root?.range?.[0] ?? 0
  for (const step of path) {
    if (isMap(node)) {
      const pair: Pair | undefined = node.items.find(
        (item) => String((item.key as { value?: unknown } | null)?.value) === String(step),
      )
      if (!pair) return offset
      offset = (pair.key as Node | null)?.range?.[0] ?? offset
      node = pair.value
    } else if (isSeq(node)) {
      node = node.items[Number(step)]
      offset = (node as Node | undefined)?.range?.[0] ?? offset
    } else return offset
  }
  return offset
}
