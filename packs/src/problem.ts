/** Something wrong, or doubtful, in a file of a pack: where it stands and which word was probably meant. */
export type Problem = {
  /** An `error` stops the pack from being run, a `warning` does not. */
  readonly severity: 'error' | 'warning'
  /** Stable, dotted: `pack.unknown-member`. Listed in docs/reference/errors.md. */
  readonly code: string
  /** Path of the file as it was given to the reader. */
  readonly file: string
  /** One-based; 1:1 when the file as a whole is meant. */
  readonly line: number
  readonly column: number
  /** Path of the member inside the file, as in `bindings[3].settings.windows`. Empty for the file as a whole. */
  readonly member: string
  /** Lower case, no stop, inputs in backticks. */
  readonly message: string
  readonly nearest?: string
}

/** The stable codes of pack problems and what each means, for the reference. */
export const problemCodes = {
  'pack.missing-directory': 'There is no such pack.',
  'pack.missing-file': 'A file every pack has is not there.',
  'pack.unreadable-file': 'A file could not be read.',
  'pack.file-and-folder': 'A file of a pack stands beside a folder of the same name.',
  'pack.syntax': 'The file is not YAML 1.2.',
  'pack.too-large': 'The file is larger than a pack file may be.',
  'pack.unknown-member': 'A member that no pack file has at this place.',
  'pack.missing-member': 'A member that must be there is not.',
  'pack.wrong-type': 'A value of another type than the member takes.',
  'pack.bad-value': 'A value outside the closed list, the format or the bounds of its member.',
  'pack.duplicate-id': 'Two entries carry the same id.',
  'pack.unknown-clause': 'A clause that clauses.yaml does not have.',
  'pack.unknown-control': 'A control that the product does not have.',
  'pack.unknown-binding': 'A binding that bindings.yaml does not have.',
  'pack.unknown-procedure': 'A procedure that procedures.yaml does not have.',
  'pack.procedure-cannot-run': 'A step that nobody may do, that is never reached, or that leads nowhere.',
  'pack.foreign-clause': 'A clause id that does not begin with the name of the policy.',
  'pack.other-policy': 'A file that belongs to another policy.',
  'pack.clause-of-another-class': 'A control is bound for a clause that people or notices meet, not a decision.',
  'pack.unknown-role': 'A role that the vocabulary does not have.',
  'pack.unknown-agreement': 'An agreement that policy.yaml does not have.',
  'pack.lifts-nothing': 'A binding lifts another that decides about different acts.',
  'pack.lifts-itself': 'A binding names itself among those it lifts.',
  'pack.calendar-order': 'A stretch of the calendar or of the bells ends before it begins, or runs into another.',
} as const satisfies Record<string, string>
export type ProblemCode = keyof typeof problemCodes

/** One line for a terminal or an editor: `file:line:column: member: message, did you mean …`. */
export function formatProblem(problem: Problem): string {
  const { file, line, column, member, severity, message, nearest } = problem
  const where = `${file}:${line}:${column}: ${severity}: ${member ? `${member}: ` : ''}`
  return `${where}${message}${nearest ? `; did you mean \`${nearest}\`` : ''} [${problem.code}]`
}
