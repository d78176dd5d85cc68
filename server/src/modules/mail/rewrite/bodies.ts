import type { Node } from './tree.ts'

/**
 * The parts a reader is shown as what the sender wrote: the one text, or each form of it (RFC 2046 5.1.4), but not a file nor
 * a message within. Empty where there is none.
 */
export function bodiesOf(node: Node): readonly Node[] {
  const { value } = node.type
  if (value === 'text/plain' || value === 'text/html') return isFile(node) ? [] : [node]
  if (value === 'multipart/alternative') return node.children.flatMap(bodiesOf)
  if (value === 'multipart/related') return bodiesOfFirst(rootOf(node))
  if (value === 'multipart/mixed') return bodiesOfFirst(node.children[0])
  return []
}

function bodiesOfFirst(node: Node | undefined): readonly Node[] {
  return node === undefined ? [] : bodiesOf(node)
}

/** The part that a multipart/related shows: the one its start parameter names, else the first (RFC 2387 3.2). */
function rootOf({ type, children }: Node): Node | undefined {
  const start = type.parameters.get('start')
  const named = start && children.find(({ header }) => contentId(header.fields) === start.trim())
  return named || children[0]
}

function contentId(fields: Node['header']['fields']): string | undefined {
  return fields.find(({ name }) => name === 'content-id')?.value.trim()
}

/** Whether a part is carried as a file: it has a name or says that it is attached. */
export function isFile({ disposition, type }: Node): boolean {
  return disposition.value === 'attachment' || disposition.parameters.has('filename') || type.parameters.has('name')
}
