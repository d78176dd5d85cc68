/** One way to spoil a line of a pack. */
export type Way = {
  readonly name: string
  /** The files it is for. */
  readonly in: RegExp
  /** What of a line it changes; the first group is replaced. */
  readonly finds: RegExp
  readonly member: RegExp
  replace(found: string): string
}

/** Two letters of a word change places, or the last is doubled where that would change nothing. */
function misspelt(word: string): string {
  const i = Math.max(1, Math.floor(word.length / 2))
  const swapped = word.slice(0, i - 1) + word.charAt(i) + word.charAt(i - 1) + word.slice(i + 1)
  return swapped === word ? `${word}${word.at(-1)}` : swapped
}

const any = /./
/** Ways in which a hurried author spoils a line. */
export const ways: readonly Way[] = [
  {
    name: 'misspelt member of a binding',
    in: /^bindings\//,
    finds: /^ {4}(control|cites|settings):/,
    member: /bindings\[\d+\]/,
    replace: misspelt,
  },
  { name: 'unknown control', in: /^bindings\//, finds: /^ {4}control: (\S+)$/, member: /control$/, replace: misspelt },
  {
    name: 'unknown setting',
    in: /^bindings\//,
    finds: /settings: \{ (from|agreement|outcome|actions|kinds|categories):/,
    member: /settings/,
    replace: misspelt,
  },
  {
    name: 'unknown role',
    in: /^bindings\//,
    finds: /role:(headteacher|network-manager|senior-leader|office|dsl)\b/,
    member: /settings/,
    replace: misspelt,
  },
  {
    name: 'unknown person',
    in: /^bindings\//,
    finds: /from: \[(staff|pupil)/,
    member: /settings\.from/,
    replace: misspelt,
  },
  {
    name: 'unknown clause of a binding',
    in: /^bindings\//,
    finds: /^ {4}cites: \["?([\w.-]+)/,
    member: /cites\[0\]$/,
    replace: (id) => `${id}99x`,
  },
  {
    name: 'unknown agreement',
    in: /^bindings\//,
    finds: /agreement: ([a-z-]+)/,
    member: /agreement$/,
    replace: misspelt,
  },
  {
    name: 'unknown binding lifted',
    in: /^bindings\//,
    finds: /^ {4}lifts: \[([\w-]+)/,
    member: /lifts\[0\]$/,
    replace: misspelt,
  },
  {
    name: 'words where a figure belongs',
    in: /^(bindings|duties)\//,
    finds: /(?:words|people|hours|minutes|often|days|months|schoolDays): (\d+)/,
    member: any,
    replace: () => 'many',
  },
  {
    name: 'figure out of range',
    in: /^(bindings|duties)\//,
    finds: /(?:words|people|hours|minutes|days|months|schoolDays): (\d+)/,
    member: any,
    replace: () => '-1',
  },
  {
    name: 'doubled id of a binding',
    in: /^bindings\//,
    finds: /^ {2}- id: (\S+)$/,
    member: /id$/,
    replace: () => 'first',
  },
  {
    name: 'wrong mode',
    in: /^bindings\//,
    finds: /^ {4}(control): /,
    member: /bindings\[\d+\]/,
    replace: () => 'mode: wach\n    control',
  },
  {
    name: 'wrong type of cites',
    in: /^bindings\//,
    finds: /^ {4}cites: (\[.*\])$/,
    member: /cites$/,
    replace: (list) => list.replaceAll(/[[\]]/g, '').split(',')[0] ?? '',
  },
  {
    name: 'member left out',
    in: /^bindings\//,
    finds: /^( {4}control: \S+)$/,
    member: /bindings\[\d+\]/,
    replace: () => '    # left out',
  },
  {
    name: 'unknown fact of an ordinary day',
    in: /^ordinary\.yaml$/,
    finds: /^([a-z]+\.[a-z-]+):/,
    member: any,
    replace: misspelt,
  },
  {
    name: 'wrong type of a fact',
    in: /^ordinary\.yaml$/,
    finds: /^agreement\.accepted: (true)/,
    member: /agreement/,
    replace: () => 'perhaps',
  },
  {
    name: 'a day that is none',
    in: /^calendar\.yaml$/,
    finds: /from: "?(\d{4}-\d{2}-\d{2})/,
    member: /from$/,
    replace: (day) => `${day.slice(0, 5)}13-41`,
  },
  {
    name: 'a time that is none',
    in: /^calendar\.yaml$/,
    finds: /from: "(\d{2}:\d{2})"/,
    member: any,
    replace: () => '27:10',
  },
  {
    name: 'a lesson of no kind',
    in: /^calendar\.yaml$/,
    finds: /kind: (lesson|break|lunch)/,
    member: /kind$/,
    replace: misspelt,
  },
  {
    name: 'unknown class of a clause',
    in: /^clauses\.yaml$/,
    finds: /^ {4}class: (enforce|workflow|attest|inform)/,
    member: /class$/,
    replace: misspelt,
  },
  {
    name: 'unknown modality',
    in: /^clauses\.yaml$/,
    finds: /^ {4}modality: (must|should|may|must-not)$/,
    member: /modality$/,
    replace: (word) => `${word}t`,
  },
  {
    name: 'clause of another policy',
    in: /^clauses\.yaml$/,
    finds: /^ {2}- id: ([a-z-]+)\./,
    member: /id$/,
    replace: (policy) => `not-${policy}`,
  },
  {
    name: 'unknown member of policy.yaml',
    in: /^policy\.yaml$/,
    finds: /^(organisation|domains|defaults|version|title):/,
    member: any,
    replace: misspelt,
  },
  {
    name: 'unknown role of an alias',
    in: /^policy\.yaml$/,
    finds: /^ {2}["\w ().'-]+: (headteacher|network-manager|dsl|senior-leader|it-technician|business-manager)$/,
    member: /roleAliases/,
    replace: misspelt,
  },
  {
    name: 'a domain that is none',
    in: /^policy\.yaml$/,
    finds: /^domains: \[([\w.]+)/,
    member: /domains/,
    replace: () => 'School Example',
  },
  {
    name: 'deadline out of range',
    in: /^policy\.yaml$/,
    finds: /deadlineSchoolDays: (\d+)/,
    member: /deadlineSchoolDays$/,
    replace: () => '400',
  },
  {
    name: 'unknown way of a duty',
    in: /^duties\//,
    finds: /^ {4}by: (agreement|training|notice|procedure|schedule|connector)/,
    member: /by$/,
    replace: misspelt,
  },
  {
    name: 'unknown procedure',
    in: /^duties\//,
    finds: /^ {4}procedure: (\S+)$/,
    member: /procedure$/,
    replace: misspelt,
  },
  { name: 'unknown step', in: /^procedures\//, finds: /\bto: ([a-z-]+)/, member: /to$/, replace: misspelt },
  {
    name: 'unknown releaser',
    in: /^procedures\//,
    finds: /who: \["?(role:[a-z-]+)/,
    member: /who/,
    replace: (who) => who.replace('role:', 'rôle:'),
  },
  {
    name: 'unknown member of a variance',
    in: /^variances\.yaml$/,
    finds: /^ {4}(instead|why|approvedBy):/,
    member: /variances\[\d+\]/,
    replace: misspelt,
  },
  {
    name: 'clause of a variance',
    in: /^variances\.yaml$/,
    finds: /clause: "?([\w.-]+)/,
    member: /clause$/,
    replace: (id) => `${id}99x`,
  },
  {
    name: 'unknown action',
    in: /^scenarios\//,
    finds: /action: \{ name: ([a-z.-]+) \}/,
    member: any,
    replace: misspelt,
  },
  {
    name: 'unknown member of a scenario',
    in: /^scenarios\//,
    finds: /^ {4}(want|request):/,
    member: /scenarios\[\d+\]/,
    replace: misspelt,
  },
  {
    name: 'unknown effect',
    in: /^scenarios\//,
    finds: /effect: (permit|hold|deny)/,
    member: /effect$/,
    replace: misspelt,
  },
  {
    name: 'unknown clause of a scenario',
    in: /^scenarios\//,
    finds: /^ {4}not: \["?([\w.-]+)/,
    member: /not\[0\]$/,
    replace: (id) => `${id}99x`,
  },
  {
    name: 'like no earlier scenario',
    in: /^scenarios\//,
    finds: /^ {4}like: (\S+)$/,
    member: /like$/,
    replace: (id) => `${id}x`,
  },
  { name: 'a bracket left open', in: /\.yaml$/, finds: /(\])$/, member: /^$/, replace: () => '' },
  { name: 'a quotation left open', in: /\.yaml$/, finds: /: "[^"]*(")$/, member: /^$/, replace: () => '' },
]
