import { type Member, type Shape, vocabulary } from '@beadle/engine'
import { code, codes, page, table } from './markdown.ts'

/** docs/reference/vocabulary.md: the words of the decision interface as they are read. */
export function vocabularyPage(): string {
  const { roles, relations, actions, facts, obligations } = vocabulary
  const rolesText = Object.entries(roles).map(([kind, words]) => `- ${kind}: ${codes(words)}\n`)
  const actionText = Object.entries(actions).map(
    ([name, { resource, members }]) => `### ${name}\n\nAsked of a ${code(resource)}.\n\n${memberTable(members)}`,
  )
  const factRows = Object.entries(facts).map(([name, shape]) => [code(name), shapeText(shape)])
  const obligationText = Object.entries(obligations).map(([name, members]) => `### ${name}\n\n${memberTable(members)}`)
  const body = [
    `## Roles\n\n${rolesText.join('')}- relations: ${codes(relations)}\n`,
    `## Actions\n\n${actionText.join('\n')}`,
    `## Facts\n\n${table(['fact', 'shape'], factRows)}`,
    `## Obligations\n\nEach may also have ${codes(['silent', 'essential', 'cites', 'recipients'])}.\n\n${obligationText.join('\n')}`,
  ]
  const introduction =
    'Names and closed lists are used as written; anything else is refused by name. The source is `policies/vocabulary.yaml`, the normative schema `policies/schema/decision.schema.json`.'
  return page('Vocabulary', introduction, body.join('\n'))
}

function memberTable(members: Readonly<Record<string, Member>>): string {
  const rows = Object.entries(members).map(([name, { shape, optional }]) => [
    code(name),
    optional ? 'may be absent' : 'must be given',
    shapeText(shape),
  ])
  return rows.length ? table(['member', '', 'shape'], rows) : 'It has no members.\n'
}

function shapeText(shape: Shape): string {
  switch (shape.kind) {
    case 'id':
      return shape.of
    case 'number':
      return `${shape.from} to ${shape.to}`
    case 'enum':
      return shape.values.map(code).join(' ')
    case 'list':
      return `list of ${shapeText(shape.of)}`
    case 'map':
      return `map of ids to ${shapeText(shape.of)}`
    case 'union':
      return shape.of.map(shapeText).join(' or ')
    case 'object':
      return `{ ${Object.entries(shape.members)
        .map(([name, { optional }]) => `${name}${optional ? '?' : ''}`)
        .join(', ')} }`
    default:
      return shape.kind
  }
}
