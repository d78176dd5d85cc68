import { readFileSync } from 'node:fs'
import { ControlFailedError, type Decision, type Facts, readFacts, readRequest } from '@beadle/engine'
import { openPolicy, type Policy, product, readYaml } from '@beadle/packs'
import { defineCommand, type Terminal, UsageError } from '../command.ts'
import { existingPath, packDirectory } from '../packs-folder.ts'
import { longestRequest, type Piece, readPieces } from '../read-input.ts'

export const decide = defineCommand({
  summary: 'Answers requests: one JSON object, or one a line; one answer a line, in the same order.',
  usage: ['decide --policy <pack> [--facts <file>] [--strict-facts] < requests'],
  options: {
    policy: { takes: 'pack', about: 'a pack under policies/, or the path of one' },
    facts: { takes: 'file', about: 'facts (YAML or JSON) that stand beside every request; those of a request win' },
    'strict-facts': { about: 'do not assume the facts of an ordinary day' },
  },
  words: [],
  async run({ options }, terminal) {
    if (typeof options.policy !== 'string') throw new UsageError('`--policy` is missing')
    const policy = openPolicy(packDirectory(options.policy, terminal), product)
    const facts = typeof options.facts === 'string' ? factsFrom(options.facts, terminal) : undefined
    const strictFacts = options['strict-facts'] === true
    terminal.stdin.setEncoding('utf8')
    let asked = 0
    let unread = 0
    for await (const pieces of readPieces(terminal.stdin)) {
      let answers = ''
      for (const piece of pieces) {
        asked++
        const answer = answerTo(piece, policy, { facts, strictFacts })
        if ('error' in answer) unread++
        answers += `${JSON.stringify(answer)}\n`
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

/** The answer to one request in the form of the decision interface, or what of it cannot be read. */
function answerTo(piece: Piece, policy: Policy, options: { facts: Facts | undefined; strictFacts: boolean }): object {
  if ('tooLarge' in piece)
    return unread({ code: 'request.too-large', member: '', message: `longer than ${longestRequest} characters` })
  const parsed = parse(piece.text)
  if ('error' in parsed) return unread({ code: 'request.not-json', member: '', message: `not JSON: ${parsed.error}` })
  const read = readRequest(parsed.value)
  if ('error' in read) return unread(read.error)
  try {
    return answerOf(policy.decide(read.request, options))
  } catch (error) {
    // A control that fails decides nothing: that request has no answer, the others have theirs.
    if (!(error instanceof ControlFailedError)) throw error
    return unread({ code: error.code, member: '', message: error.message })
  }
}

/** The decision in the members of the interface, and no others. */
function answerOf({ decision, context }: Decision): object {
  const { effect, citations, obligations, lifted, watched, recipients, reason } = context
  return {
    decision,
    context: { effect, citations, obligations, lifted, ...(watched.length && { watched }), recipients, reason },
  }
}

function unread({ code, member, message, nearest = '' }: Unread): object {
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
