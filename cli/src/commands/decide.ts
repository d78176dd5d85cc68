import { readFileSync } from 'node:fs'
import {
  ControlFailedError,
  type Decision,
  type DecisionRequest,
  type Facts,
  readFacts,
  readRequest,
} from '@beadle/engine'
import { openPolicy, type Policy, product, readYaml } from '@beadle/packs'
import { defineCommand, type Terminal, UsageError } from '../command.ts'
import { existingPath, packDirectory, packNames } from '../packs-folder.ts'
import { longestRequest, type Piece, readPieces } from '../read-input.ts'
import { columns } from '../text.ts'

export const decide = defineCommand({
  summary: 'Answers requests: one JSON object, or one a line; one answer a line, in the same order.',
  usage: [
    'decide --policy <pack> [--facts <file>] [--strict-facts] < requests',
    'decide --policy all [--table] [--facts <file>] [--strict-facts] < requests',
  ],
  options: {
    policy: {
      takes: 'pack',
      about: 'a pack under policies/, the path of one, or `all`: one answer a line and pack, with `policy`',
    },
    table: { about: 'with `--policy all`: how each pack answers, to read' },
    facts: { takes: 'file', about: 'facts (YAML or JSON) that stand beside every request; those of a request win' },
    'strict-facts': { about: 'do not assume the facts of an ordinary day' },
  },
  words: [],
  async run({ options }, terminal) {
    if (typeof options.policy !== 'string') throw new UsageError('`--policy` is missing')
    const all = options.policy === 'all'
    if (options.table && !all) throw new UsageError('`--table` goes with `--policy all`')
    const names = all ? packNames() : [options.policy]
    const policies = names.map((name) => openPolicy(packDirectory(name, terminal), product))
    const facts = typeof options.facts === 'string' ? factsFrom(options.facts, terminal) : undefined
    const strictFacts = options['strict-facts'] === true
    terminal.stdin.setEncoding('utf8')
    let asked = 0
    let unread = 0
    for await (const pieces of readPieces(terminal.stdin)) {
      let answers = ''
      for (const piece of pieces) {
        asked++
        const answer = answersTo(piece, policies, { facts, strictFacts })
        if ('error' in answer || answer.answers.some((one) => 'error' in one)) unread++
        answers += options.table && 'answers' in answer ? asTable(answer.answers) : asLines(answer, all)
        if (answers.length < most) continue
        await terminal.out(answers)
        answers = ''
      }
      if (answers) await terminal.out(answers)
    }
    if (asked === 0) terminal.err('beadle: no request on standard input\n')
    return asked === 0 || unread > 0 ? 2 : 0
  },
})

/** How many characters of answers wait to be written together. */
const most = 64 * 1024

type Unread = {
  readonly code: string
  readonly member: string
  readonly message: string
  readonly nearest?: string | undefined
}

type Options = { readonly facts: Facts | undefined; readonly strictFacts: boolean }
type OneAnswer = { readonly policy: string } & (ReturnType<typeof answerOf> | ReturnType<typeof unread>)

/** The answer of each policy to one request, or what of it cannot be read. */
function answersTo(
  piece: Piece,
  policies: readonly Policy[],
  options: Options,
): { readonly answers: readonly OneAnswer[] } | ReturnType<typeof unread> {
  if ('tooLarge' in piece)
    return unread({ code: 'request.too-large', member: '', message: `longer than ${longestRequest} characters` })
  const parsed = parse(piece.text)
  if ('error' in parsed) return unread({ code: 'request.not-json', member: '', message: `not JSON: ${parsed.error}` })
  const read = readRequest(parsed.value)
  if ('error' in read) return unread(read.error)
  return {
    answers: policies.map((policy) => ({ policy: policy.version.policy, ...answerTo(read.request, policy, options) })),
  }
}

function answerTo(request: DecisionRequest, policy: Policy, options: Options) {
  try {
    return answerOf(policy.decide(request, options))
  } catch (error) {
    // A control that fails decides nothing: that request has no answer, the others have theirs.
    if (!(error instanceof ControlFailedError)) throw error
    return unread({ code: error.code, member: '', message: error.message })
  }
}

/** One line an answer; which policy it is of is said only where several are asked. */
function asLines(given: ReturnType<typeof answersTo>, all: boolean): string {
  if ('error' in given) return `${JSON.stringify(given)}\n`
  return given.answers
    .map(({ policy, ...answer }) => `${JSON.stringify(all ? { policy, ...answer } : answer)}\n`)
    .join('')
}

function asTable(answers: readonly OneAnswer[]): string {
  const rows = answers.map((one) => {
    if ('error' in one) return [one.policy, 'no answer', '', one.error.message]
    const { effect, citations, reason } = one.context
    const cited = [...new Set(citations.map(({ clause }) => clause.slice(one.policy.length + 1)))]
    return [one.policy, effect, cited.join(' ') || '-', reason.en]
  })
  return `${columns([['policy', 'answer', 'clauses', 'why'], ...rows])}\n`
}

/** The decision in the members of the interface, and no others. */
function answerOf({ decision, context }: Decision) {
  const { effect, citations, obligations, lifted, watched, recipients, reason } = context
  return {
    decision,
    context: { effect, citations, obligations, lifted, ...(watched.length && { watched }), recipients, reason },
  }
}

function unread({ code, member, message, nearest = '' }: Unread) {
  return { error: { code, member, message, nearest: nearest || null } }
}

function parse(text: string): { readonly value: unknown } | { readonly error: string } {
  try {
    return { value: JSON.parse(text) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return { error: message.charAt(0).toLowerCase() + message.slice(1) }
  }
}

/** Facts from a file, as a map of facts or under `facts`. Throws UsageError naming file, line and member. */
function factsFrom(given: string, terminal: Terminal): Facts {
  const path = existingPath(given, terminal)
  if (!path) throw new UsageError(`no file \`${given}\``)
  const yaml = readYaml(given, readFileSync(path, 'utf8'))
  const [broken] = yaml.problems
  if (broken) throw new UsageError(`${broken.file}:${broken.line}:${broken.column}: ${broken.message}`)
  const value = yaml.value ?? {}
  const inner = typeof value === 'object' && 'facts' in value && Object.keys(value).length === 1 ? value.facts : value
  const read = readFacts(inner)
  if (!('error' in read)) return read.facts
  const { member, message, nearest } = read.error
  const { line, column } = yaml.problem({
    path: [...(inner === value ? [] : ['facts']), factOf(member)],
    code: 'pack.bad-value',
    message,
  })
  throw new UsageError(
    `${given}:${line}:${column}: ${member}: ${message}${nearest ? `; did you mean \`${nearest}\`` : ''}`,
  )
}

/** The fact's name in a member path such as `facts["calendar.day"]` or `calendar.day`. */
function factOf(member: string): string {
  return /\["([^"]+)"\]/.exec(member)?.[1] ?? member.replace(/^facts\./, '')
}
