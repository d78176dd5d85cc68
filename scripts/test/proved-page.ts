/** What a whole run at full depth came to. */
export type Proof = {
  readonly on: Temporal.PlainDate
  readonly version: string
  readonly tests: number
  readonly passed: number
  /** What tests said of themselves: how many vectors, cases, kills, with what result. */
  readonly counts: readonly string[]
}

/** Reads the report of node's runner: its closing lines, and the lines tests added by `t.diagnostic`. */
export function findCounts(report: string): Pick<Proof, 'tests' | 'passed' | 'counts'> {
  const lines = report
    .split('\n')
    .map((line) => /^\s*ℹ (.+)$/.exec(line)?.[1])
    .filter((line) => line !== undefined)
  const closing = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/
  const numberAfter = (word: string) =>
    Number(lines.findLast((line) => line.startsWith(`${word} `))?.split(' ')[1] ?? 0)
  return {
    tests: numberAfter('tests'),
    passed: numberAfter('pass'),
    counts: lines.filter((line) => !closing.test(line) && /\d/.test(line)),
  }
}

/** The page of docs/reference. */
export function provedPage(proof: Proof): string {
  return `# Proved

What \`npm run prove\` came to: every test at full depth, nothing skipped. Written by that command; do not edit it.

| | |
|---|---|
| on | ${proof.on} |
| version | ${proof.version} |
| tests | ${proof.tests} |
| passed | ${proof.passed} |

${proof.counts.map((count) => `- ${count}\n`).join('')}`
}
