import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { test } from 'node:test'
import { type SmallFile, smallControls, smallFiles, writeSmallPack } from '../test/small-pack.ts'
import { formatProblem } from './problem.ts'
import { readPack } from './read-pack.ts'

test('a pack is read with full clause ids and what its files leave out', (t) => {
  const read = readPack(writeSmallPack(t), smallControls)
  assert.ok('pack' in read, 'problems' in read ? read.problems.map(formatProblem).join('\n') : '')
  const { pack } = read
  assert.deepEqual(
    pack.bindings.map(({ cites }) => cites),
    [['little.1.1'], ['little.1.2'], ['little.1.3']],
  )
  assert.deepEqual(pack.version.school.telephones, ['01234567890'])
  assert.ok(pack.version.school.staffRoles.includes('teacher'))
  assert.deepEqual(pack.duties, [
    { id: 'kindness', by: 'agreement', cites: ['little.2.1'], what: 'Signed each year.', state: 'declared' },
    {
      id: 'mail-kept',
      by: 'schedule',
      cites: ['little.1.1', 'little.1.2'],
      lines: [{ class: 'mail', days: 456, from: 'sent', dispose: 'delete', cites: ['little.1.1'] }],
      checks: [{ id: 'reply', who: ['recipient'], within: { weekdayHours: 48 }, after: 'mail', cites: ['little.1.2'] }],
      state: 'declared',
    },
  ])
  assert.deepEqual(pack.procedures, [])
  assert.equal(pack.where('binding', 'no-abuse').line, 6)
})

type Broken = {
  readonly name: string
  readonly file: SmallFile | 'variances' | 'procedures'
  readonly from?: string
  readonly to: string
  readonly want: { readonly code: string; readonly line: number; readonly member: string; readonly nearest?: string }
}
const broken: readonly Broken[] = [
  {
    name: 'an unknown member',
    file: 'bindings',
    from: 'settings:',
    to: 'setings:',
    want: { code: 'pack.unknown-member', line: 5, member: 'bindings[0].setings', nearest: 'settings' },
  },
  {
    name: 'an unknown control',
    file: 'bindings',
    from: 'mail.rude',
    to: 'mail.rudee',
    want: { code: 'pack.unknown-control', line: 7, member: 'bindings[1].control', nearest: 'mail.rude' },
  },
  {
    name: 'an unknown clause',
    file: 'bindings',
    from: "['1.1']",
    to: "['1.1', '1.9']",
    want: { code: 'pack.unknown-clause', line: 4, member: 'bindings[0].cites[1]', nearest: '1.1' },
  },
  {
    name: 'an unknown setting',
    file: 'bindings',
    from: '{ releasers:',
    to: '{ releesers:',
    want: { code: 'pack.unknown-member', line: 5, member: 'bindings[0].settings.releesers', nearest: 'releasers' },
  },
  {
    name: 'a setting outside its list',
    file: 'bindings',
    from: '["role:office"] }',
    to: '["role:office"], loud: loudd }',
    want: { code: 'pack.bad-value', line: 5, member: 'bindings[0].settings.loud', nearest: 'loud' },
  },
  {
    name: 'a lift that is no binding',
    file: 'bindings',
    from: 'lifts: [ask-first]',
    to: 'lifts: [ask-firt]',
    want: { code: 'pack.unknown-binding', line: 12, member: 'bindings[2].lifts[0]', nearest: 'ask-first' },
  },
  {
    name: 'a binding that lifts itself',
    file: 'bindings',
    from: 'lifts: [ask-first]',
    to: 'lifts: [office-notices]',
    want: { code: 'pack.lifts-itself', line: 12, member: 'bindings[2].lifts[0]' },
  },
  {
    name: 'an unknown role in a setting',
    file: 'bindings',
    from: '["role:office"]',
    to: '["role:offise"]',
    want: { code: 'pack.unknown-role', line: 5, member: 'bindings[0].settings.releasers[0]', nearest: 'role:office' },
  },
  {
    name: 'a doubled binding',
    file: 'bindings',
    from: 'id: no-abuse',
    to: 'id: ask-first',
    want: { code: 'pack.duplicate-id', line: 6, member: 'bindings[1].id' },
  },
  {
    name: 'a date that is none',
    file: 'bindings',
    from: 'control: mail.rude',
    to: 'control: mail.rude\n    liveFrom: 2026-02-30',
    want: { code: 'pack.bad-value', line: 8, member: 'bindings[1].liveFrom' },
  },
  {
    name: 'a mode that is none',
    file: 'bindings',
    from: 'control: mail.rude',
    to: 'control: mail.rude\n    mode: watching',
    want: { code: 'pack.bad-value', line: 8, member: 'bindings[1].mode' },
  },
  {
    name: 'an unknown role',
    file: 'policy',
    from: 'role:senior-leader',
    to: 'role:senior-lead',
    want: { code: 'pack.bad-value', line: 7, member: 'defaults.deputies[0]', nearest: 'role:senior-leader' },
  },
  {
    name: 'a missing member',
    file: 'policy',
    from: 'title: A Little Policy\n',
    to: '',
    want: { code: 'pack.missing-member', line: 1, member: '' },
  },
  {
    name: 'an unknown fact',
    file: 'ordinary',
    from: 'mail.malware',
    to: 'mail.malwear',
    want: { code: 'pack.unknown-member', line: 1, member: '["mail.malwear"]', nearest: 'mail.malware' },
  },
  {
    name: 'a fact of another type',
    file: 'ordinary',
    from: 'content.length: 99',
    to: 'content.length: many',
    want: { code: 'pack.wrong-type', line: 2, member: '["content.length"]' },
  },
  {
    name: 'a clause of another policy',
    file: 'clauses',
    from: 'little.2.1',
    to: 'big.2.1',
    want: { code: 'pack.foreign-clause', line: 9, member: 'clauses[3].id' },
  },
  {
    name: 'a class that is none',
    file: 'clauses',
    from: 'class: attest',
    to: 'class: atest',
    want: { code: 'pack.bad-value', line: 9, member: 'clauses[3].class', nearest: 'attest' },
  },
  {
    name: 'bells that overlap',
    file: 'calendar',
    from: 'from: "12:00"',
    to: 'from: "09:30"',
    want: { code: 'pack.calendar-order', line: 6, member: 'bells.ordinary[1]' },
  },
  {
    name: 'a time zone nobody knows',
    file: 'calendar',
    from: 'Europe/London',
    to: 'Europe/Londn',
    want: { code: 'pack.bad-value', line: 1, member: 'timeZone' },
  },
  {
    name: 'a term that ends before it begins',
    file: 'calendar',
    from: 'to: 2026-12-18',
    to: 'to: 2026-08-18',
    want: { code: 'pack.calendar-order', line: 2, member: 'terms[0].to' },
  },
  {
    name: 'YAML that breaks off',
    file: 'bindings',
    from: '["role:office"]',
    to: '["role:office"',
    want: { code: 'pack.syntax', line: 5, member: '' },
  },
  {
    name: 'a check with two clocks',
    file: 'duties',
    from: 'within: { weekdayHours: 48 }',
    to: 'within: { weekdayHours: 48 }, each: term-end',
    want: { code: 'pack.bad-value', line: 7, member: 'duties[1].checks[0]' },
  },
  {
    name: 'a period in a unit there is not',
    file: 'duties',
    from: 'weekdayHours: 48',
    to: 'weekdayHour: 48',
    want: {
      code: 'pack.unknown-member',
      line: 7,
      member: 'duties[1].checks[0].within.weekdayHour',
      nearest: 'weekdayHours',
    },
  },
  {
    name: 'a duty by a procedure there is not',
    file: 'duties',
    from: 'by: schedule',
    to: 'by: procedure\n    procedure: concern',
    want: { code: 'pack.unknown-procedure', line: 5, member: 'duties[1].procedure' },
  },
  {
    name: 'a procedure whose deadline leads nowhere',
    file: 'procedures',
    to: `procedures:
  - id: loan
    title: { en: A loan }
    steps:
      - id: ask
        title: { en: Ask }
        who: [role:office]
        deadline: { schoolDays: 2 }
        onDeadline: refuse
        outcomes: { agree: { end: agreed } }
`,
    want: { code: 'pack.procedure-cannot-run', line: 9, member: 'procedures[0].steps[0].onDeadline' },
  },
  {
    name: 'a procedure with an unknown releaser',
    file: 'procedures',
    to: 'procedures: [{ id: loan, title: { en: A loan }, steps: [{ id: ask, title: { en: Ask }, who: [role:ofice], outcomes: { agree: { end: agreed } } }] }]',
    want: { code: 'pack.bad-value', line: 1, member: 'procedures[0].steps[0].who[0]', nearest: 'role:office' },
  },
  {
    name: 'a variance of an unknown clause',
    file: 'variances',
    to: 'variances: [{ clause: "1.7", instead: Nothing., why: Because., approvedBy: governors, on: 2026-01-05 }]',
    want: { code: 'pack.unknown-clause', line: 1, member: 'variances[0].clause', nearest: '1.1' },
  },
]

for (const { name, file, from, to, want } of broken) {
  test(`${name} is named with its place and the nearest word`, (t) => {
    const before = file in smallFiles ? smallFiles[file as SmallFile] : ''
    const text = from === undefined ? to : before.replace(from, to)
    assert.notEqual(text, before)
    const read = readPack(writeSmallPack(t, { [file]: text }), smallControls)
    assert.ok('problems' in read)
    const [found] = read.problems.filter(({ code }) => code === want.code)
    assert.ok(found, read.problems.map(formatProblem).join('\n'))
    const { code, line, member, nearest } = found
    assert.equal(basename(found.file), `${file}.yaml`)
    assert.deepEqual({ code, line, member, ...(nearest && { nearest }) }, want)
  })
}

test('a missing file and a missing directory are named', (t) => {
  const read = readPack(writeSmallPack(t, { bindings: null }), smallControls)
  assert.deepEqual('problems' in read && read.problems.map(({ code }) => code), ['pack.missing-file'])
  const none = readPack('/nowhere/at-all', smallControls)
  assert.deepEqual('problems' in none && none.problems.map(({ code }) => code), ['pack.missing-directory'])
})

test('a control bound for a clause that people keep is a warning, not an error', (t) => {
  const read = readPack(
    writeSmallPack(t, { bindings: smallFiles.bindings.replace("['1.1']", "['1.1', '2.1']") }),
    smallControls,
  )
  assert.deepEqual('pack' in read && read.pack.warnings.map(({ code }) => code), ['pack.clause-of-another-class'])
})

test('retention lines cite in full, and a line of a clause there is not is told where it stands', (t) => {
  const schedule = (clause: string) => ({
    ...smallFiles,
    duties: `${smallFiles.duties}  - { id: kept, by: schedule, cites: ["1.1"], lines: [{ class: mail-kept, days: 456, cites: ["${clause}"] }] }\n`,
  })
  const read = readPack(writeSmallPack(t, schedule('1.1')), smallControls)
  assert.ok('pack' in read, 'problems' in read ? read.problems.map(formatProblem).join('\n') : '')
  assert.deepEqual(read.pack.duties.at(-1)?.lines, [{ class: 'mail-kept', days: 456, cites: ['little.1.1'] }])
  const wrong = readPack(writeSmallPack(t, schedule('1.9')), smallControls)
  assert.ok('problems' in wrong)
  assert.deepEqual(
    wrong.problems.map(({ code, member }) => [code, member]),
    [['pack.unknown-clause', 'duties[2].lines[0].cites[0]']],
  )
})

test('a file may be a folder of files by subject, and a problem is told in the file where it stands', (t) => {
  const dir = writeSmallPack(t, { bindings: null })
  mkdirSync(join(dir, 'bindings'))
  const [first = '', second = ''] = smallFiles.bindings.split(/(?= {2}- id: no-abuse)/)
  writeFileSync(join(dir, 'bindings', 'a.yaml'), first)
  writeFileSync(join(dir, 'bindings', 'b.yaml'), `bindings:\n${second}`)
  const read = readPack(dir, smallControls)
  assert.ok('pack' in read, 'problems' in read ? read.problems.map(formatProblem).join('\n') : '')
  assert.deepEqual(
    read.pack.bindings.map(({ id }) => id),
    ['ask-first', 'no-abuse', 'office-notices'],
  )
  assert.deepEqual(
    [basename(read.pack.where('binding', 'no-abuse').file), read.pack.where('binding', 'no-abuse').line],
    ['b.yaml', 2],
  )
  writeFileSync(join(dir, 'bindings', 'c.yaml'), `bindings:\n${second.replaceAll('little.1.2', 'little.1.9')}`)
  const wrong = readPack(dir, smallControls)
  assert.ok('problems' in wrong)
  assert.deepEqual(
    wrong.problems.map(({ code, file, line, member }) => [code, basename(file), line, member]),
    [
      ['pack.duplicate-id', 'c.yaml', 2, 'bindings[0].id'],
      ['pack.duplicate-id', 'c.yaml', 5, 'bindings[1].id'],
      ['pack.unknown-clause', 'c.yaml', 4, 'bindings[0].cites[0]'],
    ],
  )
  writeFileSync(join(dir, 'bindings.yaml'), smallFiles.bindings)
  const both = readPack(dir, smallControls)
  assert.deepEqual('problems' in both && both.problems.map(({ code }) => code), ['pack.file-and-folder'])
})
