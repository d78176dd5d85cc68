import { sayList } from './labels.ts'
import { type Told, text } from './told.ts'

const mostClauses = 3

/** Which clause it stands on, in its own or our words. */
export function sayClause(told: Told): string {
  const { sentences } = told.policy
  const { title } = sentences
  const because = told.deciding
  const isLifted = because.length === 0 && told.effect === 'permit'
  const ids = [...new Set(isLifted ? told.lifted.map((l) => l.clause) : because.flatMap((b) => b.clauses))]
  const [first, ...rest] = ids.flatMap((id) => sentences.clause(id) ?? [])
  if (!first) return text(told, told.effect === 'permit' ? 'clause.none' : 'clause.none-permits', { title })
  if (isLifted) return text(told, 'clause.set-aside', { title, ref: first.ref, text: first.quote ?? first.text })
  const params = { title, ref: first.ref, text: first.quote ?? first.text }
  if (rest.length === 0) return text(told, 'clause.one', params)
  const policy = `${told.policy.version.policy}.`
  const more = rest.map((c) => (c.id.startsWith(policy) ? c.id.slice(policy.length) : c.id))
  const named = more.slice(0, mostClauses)
  const left = more.length - named.length
  const others =
    left > 0 ? [...named, text(told, left === 1 ? 'clause.another' : 'clause.others', { count: left })] : named
  return text(told, 'clause.more', { ...params, more: sayList(others, told.language) })
}
