import assert from 'node:assert/strict'
import test from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openSink } from '../../src/gateways/smtp/index.ts'
import { letterOf } from './kills/letters.ts'
import { sendLetters } from './kills/sender.ts'
import { countSubjects } from './mail-load.ts'
import { prepareInstallation } from './running-server.ts'

const kills = process.env.BEADLE_DEPTH === 'full' ? 20 : 2
const senders = 6

test('the whole server killed under load, with its PostgreSQL and without, loses nothing it has acknowledged', async (t) => {
  const sink = await openSink({ host: '127.0.0.1', port: 0, keep: 1 })
  t.after(() => sink[Symbol.asyncDispose]())
  const received = countSubjects(sink)
  const given = { BEADLE_SMARTHOST: `127.0.0.1:${sink.port}`, BEADLE_SMARTHOST_TLS: 'none' }
  const installation = await prepareInstallation(t, { given })
  const acknowledged = new Set<string>()
  let number = 0
  const fromOutside = () => {
    for (;;) {
      const letter = letterOf(++number)
      if (letter.kind === 'received') return letter
    }
  }
  for (let kill = 0; kill < kills; kill++) {
    await installation.start()
    const postgres = installation.postgresPid()
    const enough = acknowledged.size + 20 + kill * 7
    const lane = () =>
      sendLetters({
        port: installation.ports.relay,
        next: fromOutside,
        told: ({ letter, said }) => void (said?.startsWith('250') && acknowledged.add(letter.mark)),
      })
    const loads = Promise.all(Array.from({ length: senders }, lane))
    // Killed at no particular moment, but never before it has taken something.
    while (acknowledged.size < enough) await wait(5)
    if (kill % 2 === 1) process.kill(postgres, 'SIGKILL')
    await installation.kill()
    await loads
  }
  await installation.start()
  const missing = () => [...acknowledged].filter((mark) => !received.has(mark))
  for (let tries = 0; tries < 600 && missing().length > 0; tries++) await wait(100)
  assert.deepEqual(missing(), [])
  const twice = [...acknowledged].filter((mark) => (received.get(mark) ?? 0) > 1).length
  t.diagnostic(
    `${kills} kills -9 of the whole server under load, every second one with its PostgreSQL: ${acknowledged.size} messages acknowledged, 0 lost; ${twice} came twice, as what the next server had taken and was not yet written down must`,
  )
})
