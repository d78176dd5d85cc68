/**
 * Reading messages, one thread: our walker beside postal-mime and, where it is there, GMime (C). Ours does all that the gateway
 * asks: every field it needs, all text decoded, every file decoded. The peers parse and decode every part.
 */
import { hash } from 'node:crypto'
import PostalMime from 'postal-mime'
import { readMessage } from '../../server/src/modules/mail/mime/message.ts'
import {
  archives,
  type CorpusFile,
  corpus,
  missingArchives,
} from '../../server/src/modules/mail/mime/testing/corpora.ts'
import { Gmime, missingGmime } from '../../server/src/modules/mail/mime/testing/gmime.ts'
import { figure, median, type Section } from './section.ts'

const warmUp = 6

type Load = { readonly what: string; readonly files: readonly CorpusFile[] }

/** Measures each load `rounds` times, turn by turn with the peers. */
export async function run({ rounds = 7 } = {}): Promise<Section> {
  const missing = missingArchives(Object.keys(archives) as (keyof typeof archives)[])
  if (missing.length > 0)
    return {
      title: 'Reading messages',
      how: `Not run: it needs ${missing.join(', ')}.`,
      columns: ['what', 'figure'],
      rows: [],
    }
  const gmime = missingGmime() === undefined ? new Gmime() : undefined
  try {
    const rows: (string | number)[][] = []
    for (const load of await loads()) rows.push(await measure(load, { rounds, gmime }))
    return {
      title: 'Reading messages',
      how: `Header, text and files of each message decoded, processor time of the median of ${rounds} turns${gmime ? '; GMime 3.2 in C' : '; GMime is not here'}. Real messages are the 2,500 of SpamAssassin, the suites are mailparser's and MimeKit's files, files of 2 MB are 20 messages with one in base64.`,
      columns: ['messages', 'of', 'Beadle, MB/s', 'µs a message', 'postal-mime, MB/s', 'ratio', 'GMime, MB/s', 'ratio'],
      rows,
    }
  } finally {
    gmime?.[Symbol.dispose]()
  }
}

async function loads(): Promise<readonly Load[]> {
  const suites = [...(await corpus('mailparser')), ...(await corpus('mimekit'))]
  return [
    { what: 'real messages', files: await corpus('spamassassin') },
    { what: 'the suites', files: suites.filter(({ name }) => /\.(?:eml|txt|msg)$|txt#\d+$/.test(name)) },
    { what: 'files of 2 MB', files: Array.from({ length: 20 }, (_, at) => ({ name: String(at), octets: large(at) })) },
  ]
}

/** A message with a file of 2 MB that cannot be guessed. */
function large(seed: number): Buffer {
  const content = Buffer.alloc(2_000_000)
  for (let at = 0; at < content.length; at += 32) hash('sha256', `${seed} ${at}`, 'buffer').copy(content, at)
  const lines = content.toString('base64').replace(/.{76}/g, '$&\r\n')
  return Buffer.from(
    `From: a@b.example\r\nSubject: a file\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHere it is.\r\n--b\r\nContent-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n${lines}\r\n--b--\r\n`,
  )
}

async function measure(
  { what, files }: Load,
  { rounds, gmime }: { readonly rounds: number; readonly gmime: Gmime | undefined },
) {
  const octets = files.reduce((sum, file) => sum + file.octets.length, 0)
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = -warmUp; round < rounds; round++) {
    const start = processorMs()
    for (const file of files) readAll(file.octets)
    const middle = processorMs()
    // The peer is slow: fewer turns of it say as much.
    const isTurn = round === -warmUp || (round >= 0 && round % 3 === 0)
    if (isTurn) for (const file of files) await PostalMime.parse(file.octets)
    if (round < 0) continue
    ours.push(middle - start)
    if (isTurn) theirs.push(processorMs() - middle)
  }
  const rate = (ms: number) => octets / 1000 / ms
  const own = rate(median(ours))
  const postal = rate(median(theirs))
  const c = gmime ? rate(gmime.measure(files, rounds) / 1e6) : Number.NaN
  return [
    what,
    files.length,
    figure(own),
    figure((median(ours) * 1000) / files.length),
    figure(postal),
    figure(own / postal),
    figure(c),
    figure(own / c),
  ]
}

/** Milliseconds that this process has had a processor, collector included: less moved than the clock by what else runs. */
function processorMs(): number {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Nothing is left undecoded. */
function readAll(octets: Buffer): number {
  const message = readMessage(octets)
  return message.attachments.reduce((sum, file) => sum + file.content.length, message.text.length)
}

if (import.meta.main) {
  const { markdown } = await import('./section.ts')
  console.log(markdown(await run()))
}
