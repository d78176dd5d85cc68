import type { MailContext } from '../context.ts'

/** The first of these clauses as it is cited to people: the policy, its number, its words. */
export function clauseWords({ policy }: Pick<MailContext, 'policy'>, cites: readonly string[]): string {
  const clauses = cites.flatMap((id) => policy.compiled.sentences.clause(id) ?? [])
  const [first] = clauses
  return first ? `${policy.version.title}, ${first.ref}: “${first.quote ?? first.text}”` : `${policy.version.title}.`
}
