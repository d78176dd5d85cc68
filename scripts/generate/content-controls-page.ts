import { join } from 'node:path'
import { openPolicy, type Policy, product } from '@beadle/packs'
import { measureDisguises } from '../quality/disguises.ts'
import { type Outcome, outcomeOf } from '../quality/gateway.ts'
import { type Group, type LabelledSet, type Part, parts, readLabelledSets } from '../quality/labelled-sets.ts'
import { type Counts, measureSet, sum } from '../quality/measure-sets.ts'
import { policyFolders } from '../quality/policies.ts'
import { detectorVersions, type RealMail, readRealMail, type WayCounts } from '../quality/real-mail.ts'
import { assumptions, messagesADay, reviewerMinutes } from '../quality/reviewers-day.ts'
import { wilson } from '../quality/wilson.ts'
import { code, page, table } from './markdown.ts'

/** docs/reference/content-controls.md: how well content is judged, on labelled sets, in disguise, at the gateway and on real mail. */
export function contentControlsPage(root: string): string {
  const sets = readLabelledSets(join(root, 'detectors/quality'))
  const asked = policyFolders(root).map((folder) => ask(openPolicy(folder, product), sets))
  const introduction = `How well Beadle judges content, measured on messages of our own making. The sets stand in \`detectors/quality/\`, one file a set, for anybody to read and to dispute. *Positives* hold what a detector looks for; *hard negatives* are innocent and resemble it: lessons, reports, names, idiom, sport, and Welsh.

Each set has two parts, divided by the hash of each message and not by choice. Rules were tuned on what is **seen**; what is **unseen** was kept from it as far as can be: both parts were written by one hand, which remembers some of it, a few messages were shown while something else was looked for, and in the last mending those of \`threat\`, \`grooming\`, \`report-of-harm\` and \`several-subjects\` were read and mended for. So the unseen figures flatter; the third round below is the better guess, and what is measured at the school itself is better still. Groups named *Second round* were written later and are all seen. *Recall* is the share of positives that are found, *precision* the share of what is found that is there. Precision here is against far more look-alikes than a day's mail holds. In brackets: the 95 % interval (Wilson).`
  return page(
    'Content controls, measured',
    introduction,
    [
      '## On the labelled sets\n\n',
      setsTable(sets),
      '\n## A third round\n\n',
      'Five sets were written to anew before the last mending, measured, set aside, and measured again after it; the messages that were missed were not looked at in between. Who wrote them also mended and remembered some of them, hard negatives above all, so what is found after flatters as well; what was found **before** is what rules do with words that nobody has shown them.\n\n',
      blindTable(sets),
      '\n## In other words\n\n',
      'Written last, by somebody who knew the rules, in turns of phrase that they do not look for: threats that name no harm or leave it to others, insults that are images, questions that only a context makes wrong. This is what rules over words miss, and why a pupil can tell somebody, a colleague can report a message, and nothing here stands in for either. It found 12 of 78 when it was written. Threats of this kind were among those that the last mending took up, by family and not by sentence, though by somebody who had read them.\n\n',
      obliqueTable(sets),
      '\n## In disguise\n\n',
      'The longest word of each place found in plain text, hidden by machine: of what was found plainly, how much still is.\n\n',
      disguisesTable(sets),
      ...asked.map(gatewayPart),
      realMailPart(readRealMail(root), asked),
      ownSchool,
    ].join(''),
  )
}

function setsTable(sets: readonly LabelledSet[]): string {
  const rows = sets.map((set) => row(code(set.name), (part) => measureSet(set, part)))
  const all = row('all', (part) => sum(sets.map((set) => measureSet(set, part))))
  const head = ['set', ...parts.flatMap((part) => [`${part}: positives`, 'recall', 'hard negatives', 'precision'])]
  return table(head, [...rows, all])
}

function row(name: string, counts: (part: Part) => Counts): readonly string[] {
  return [
    name,
    ...parts.flatMap((part) => {
      const { there, found, innocent, alarms } = counts(part)
      return [
        there ? `${found} of ${there}` : '–',
        share(found, there),
        `${innocent}, ${alarms} taken for it`,
        there ? share(found, found + alarms) : '–',
      ]
    }),
  ]
}

function obliqueTable(sets: readonly LabelledSet[]): string {
  const tried = sets.map((set) => ({ name: code(set.name), counts: measureSet(set, 'oblique') }))
  const rows = [...tried, { name: 'all', counts: sum(tried.map(({ counts }) => counts)) }]
    .filter(({ counts }) => counts.there > 0)
    .map(({ name, counts: { there, found, innocent, alarms } }) => [
      name,
      `${found} of ${there}`,
      share(found, there),
      `${innocent}, ${alarms} taken for it`,
    ])
  return table(['set', 'positives', 'recall', 'hard negatives'], rows)
}

function blindTable(sets: readonly LabelledSet[]): string {
  const tried = sets.flatMap((set) => {
    const counts = measureSet(set, 'blind')
    return counts.there === 0 ? [] : [{ name: code(set.name), counts, before: set.before ?? { found: 0, alarms: 0 } }]
  })
  const before = {
    found: tried.reduce((n, one) => n + one.before.found, 0),
    alarms: tried.reduce((n, one) => n + one.before.alarms, 0),
  }
  const rows = [...tried, { name: 'all', counts: sum(tried.map(({ counts }) => counts)), before }].map(
    ({ name, counts: { there, found, innocent, alarms }, before }) => [
      name,
      `${before.found} of ${there}`,
      share(before.found, there),
      `${before.alarms} of ${innocent}`,
      `${found} of ${there}`,
      share(found, there),
      `${alarms} of ${innocent}`,
    ],
  )
  const head = ['set', 'before: positives', 'recall', 'hard negatives taken for it', 'after: positives', 'recall', 'hard negatives taken for it'] // biome-ignore format: one list
  return table(head, rows)
}

function disguisesTable(sets: readonly LabelledSet[]): string {
  const rows = measureDisguises(sets).map(({ disguise, plain, still }) => [
    disguise,
    `${still} of ${plain}`,
    share(still, plain),
  ])
  return table(['disguise', 'still found', 'share'], rows)
}

const stops: readonly Outcome[] = ['second-look', 'reviewed', 'refused']

/** What one policy does with the messages of every set. */
type Asked = {
  readonly policy: Policy
  readonly answers: readonly { readonly set: LabelledSet; readonly found: Answers; readonly spared: Answers }[]
}
type Answers = { readonly all: number; readonly stopped: number; readonly advised: number }

function ask(policy: Policy, sets: readonly LabelledSet[]): Asked {
  const count = (set: LabelledSet, groups: readonly Group[]): Answers => {
    const outcomes = groups
      .flatMap((group) => parts.flatMap((part) => group[part]))
      .map((one) => outcomeOf(policy, set.way, one))
    const of = (kinds: readonly Outcome[]) => outcomes.filter((outcome) => kinds.includes(outcome)).length
    return { all: outcomes.length, stopped: of(stops), advised: of(['advised']) }
  }
  return {
    policy,
    answers: sets.map((set) => ({ set, found: count(set, set.found), spared: count(set, set.spared) })),
  }
}

function alarmsOf({ answers }: Asked): { readonly all: number; readonly stopped: number } {
  const total = (of: (answers: Answers) => number) => answers.reduce((n, { spared }) => n + of(spared), 0)
  return { all: total(({ all }) => all), stopped: total(({ stopped }) => stopped) }
}

function gatewayPart(asked: Asked): string {
  const rows = asked.answers.map(({ set, found, spared }) => [
    code(set.name),
    `${set.way.from} to ${set.way.to}`,
    found.all ? `${found.stopped} of ${found.all}` : '–',
    found.all ? String(found.advised) : '–',
    `${spared.stopped} of ${spared.all}`,
    share(spared.stopped, spared.all),
  ])
  const { all, stopped } = alarmsOf(asked)
  const head = [
    'set',
    'sent by',
    'positives held or refused',
    'only advised',
    'hard negatives held or refused',
    'share',
  ]
  const last = ['all', '', '', '', `${stopped} of ${all}`, share(stopped, all)]
  return `\n## At the gateway, under ${code(asked.policy.version.policy)}\n\nWhat the policy does with each message for its content alone, both parts together: asked twice, once as if nothing had been found. A hard negative that is held waits for its sender's second look or a person's release; it is never lost. A policy need not stop everything that a detector finds: pupils' words to staff always arrive, advice never waits, and a report of harm goes by the safe lane.\n\n${table(head, [...rows, last])}`
}

function realMailPart({ messages, detectors, policies: kept }: RealMail, asked: readonly Asked[]): string {
  const isCurrent = JSON.stringify(detectors) === JSON.stringify(detectorVersions())
  const stopped = (way: WayCounts) => stops.reduce((n, stop) => n + way[stop], 0)
  const section = Object.entries(kept).map(([policy, ways]) => {
    const rows = ways.map((way) => [
      way.way,
      percent(stopped(way), messages),
      percent(way.right, messages),
      share(stopped(way) - way.right, messages, 2),
      String(way.refused),
      String(way.reviewed),
      String(way['second-look']),
      String(way.advised),
    ])
    const head = ['sent by', 'held or refused for content', 'of them rightly', 'false alarms', 'refused', 'reviewed', 'second look', 'advised'] // biome-ignore format: one list
    return `Under ${code(policy)}:\n\n${table(head, rows)}`
  })
  const ways = Object.values(kept).flat()
  const held = Math.max(...ways.map((way) => way.reviewed + way.refused), 0)
  const falsely = Math.max(...ways.map((way) => stopped(way) - way.right), 0)
  const minutes = (n: number) => reviewerMinutes(n, messages).toFixed(0)
  const { pupils, staff, aPupilADay, aMemberOfStaffADay, secondsEach } = assumptions
  const hard = asked.map((one) => {
    const { all, stopped: alarms } = alarmsOf(one)
    return `${alarms} of ${all} hard negatives (${code(one.policy.version.policy)})`
  })
  return [
    `\n## On real mail\n\n${messages.toLocaleString('en-GB')} messages of adults on public technical lists. The first rows are the way such mail goes: an outsider's, arriving. The others are as if a teacher of the school had written each, under the stricter rules for what the school sends; no teacher would have written most of it. Each alarm was read. It is *rightly stopped* where the message does hold what the control is there for (most often an obscene word; an insult, an outburst, capitals throughout), as \`detectors/quality/real-mail-verdicts.yaml\` says, and a *false alarm* otherwise. A test holds false alarms to 0.5 % each way. Rules were mended on these very messages, so other mail will do somewhat worse. ${isCurrent ? 'Measured with the detectors as they are.' : '**Measured with earlier versions of the detectors**; measure again.'} The figures are kept with each pack, since not everybody has the messages; a test measures again where they are.\n\n`,
    ...section,
    `\n## A reviewer's day\n\nAssumed: a school of ${(pupils + staff).toLocaleString('en-GB')} people, ${pupils} pupils who send ${aPupilADay} messages on a school day and ${staff} staff who send ${aMemberOfStaffADay}, together ${messagesADay().toLocaleString('en-GB')}; and ${secondsEach} seconds to see that a held message is innocent and release it. At the share of false alarms of the worst way above, were a reviewer to see all of them, this is about **${minutes(falsely)} minutes a day** over all reviewers. With the right alarms, at the share of these lists, where adults swear more than a school does, it would be ${minutes(held)}. A message that waits for its sender's second look costs the sender a moment and the reviewers nothing.\n\nFalse alarms in all: ${hard.join(', ')}.\n`,
  ].join('')
}

const ownSchool = `
## Measured at this school

Figures on invented messages say what to expect; only a school's own mail says what is so. Each person who reviews a held message can say in one tap that it was a false alarm. So can its sender and its recipient. The tap is recorded with the clause, the control and the facts that spoke, without a word of the message (\`mail.false-alarm\` in the ledger); counted beside the messages held, it is the precision of each control at this school. A control that does worse here than above is one to be told about, and its case a message for the labelled sets, in other words.
`

/** A share with its interval, in per cent. */
function share(hits: number, of: number, digits = 0): string {
  if (of === 0) return '–'
  const [low, high] = wilson(hits, of)
  const figure = (value: number) => (100 * value).toFixed(digits)
  return `${figure(hits / of)} % (${figure(low)}–${figure(high)})`
}

function percent(hits: number, of: number): string {
  return `${((100 * hits) / of).toFixed(2)} %`
}
