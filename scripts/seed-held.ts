/**
 * Fills a running demo with held messages, to look at review as a busy school has it: `node scripts/seed-held.ts [COUNT]`, two
 * hundred if not said. They go through the relay door of this machine (BEADLE_RELAY_PORT) like the demo's day; the demo is never so full by itself.
 */
import { createTransport } from 'nodemailer'

const count = Number(process.argv[2] ?? 200)
const port = Number(process.env.BEADLE_RELAY_PORT ?? 8525)
const senders = ['ahmed', 'jones', 'sato', 'doyle', 'grant', 'pemberton']
const places = ['museum', 'gallery', 'theatre', 'zoo', 'library']
const subjects = [
  'A visit in June',
  'Numbers for the workshop',
  'Coach times',
  'Our booking',
  'Questions about the tour',
]

const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true, pool: true, maxConnections: 1 })
let taken = 0
for (let number = 0; number < count; number++) {
  const from = `${senders[number % senders.length]}@school.example`
  const to = `visits${number}@${places[number % places.length]}.example`
  try {
    await transport.sendMail({
      from,
      to,
      subject: `${subjects[number % subjects.length]} (${number + 1})`,
      text: `Dear visits team,\n\nwe should like to come with a class. Number ${number + 1}.\n\nKind regards\n`,
    })
    taken += 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
  }
}
transport.close()
console.log(`${taken} of ${count} messages were taken`)
