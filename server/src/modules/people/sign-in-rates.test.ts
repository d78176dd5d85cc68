import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TooManySignInsError } from './errors.ts'
import { SignInRates } from './sign-in-rates.ts'

function open() {
  let now = 0
  const waits: number[] = []
  const rates = new SignInRates(
    () => now,
    async (ms) => void waits.push(ms),
  )
  return {
    rates,
    waits,
    pass(ms: number) {
      now += ms
    },
    wrong(address: string, times: number) {
      for (let n = 0; n < times; n++) rates.wrong(address)
    },
  }
}

test('a few wrong passwords cost nothing, many are waited for, and nobody elsewhere waits', async () => {
  const { rates, waits, wrong } = open()
  wrong('192.0.2.1', 30)
  await rates.admit('192.0.2.1')
  assert.deepEqual(waits, [])
  wrong('192.0.2.1', 10)
  await rates.admit('192.0.2.1')
  wrong('192.0.2.1', 200)
  await rates.admit('192.0.2.1')
  await rates.admit('192.0.2.2')
  assert.deepEqual(waits, [1000, 5000])
})

test('past the measure an address is refused until some time has passed', async () => {
  const { rates, wrong, pass } = open()
  wrong('192.0.2.1', 700)
  await assert.rejects(rates.admit('192.0.2.1'), TooManySignInsError)
  pass(300_000)
  await rates.admit('192.0.2.1')
})

test('an IPv6 caller is its network', async () => {
  const { rates, wrong } = open()
  for (let n = 0; n < 700; n++) wrong(`2001:db8:1:2::${n.toString(16)}`, 1)
  for (const address of ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::9'])
    await assert.rejects(rates.admit(address), TooManySignInsError, address)
  await rates.admit('2001:db8:1:3::1')
})

test('no more than a bound wait at once', async () => {
  const free: (() => void)[] = []
  const rates = new SignInRates(
    () => 0,
    () => new Promise<void>((resolve) => free.push(resolve)),
  )
  for (let n = 0; n < 100; n++) rates.wrong('192.0.2.1')
  const waiting = Array.from({ length: 50 }, () => rates.admit('192.0.2.1'))
  await assert.rejects(rates.admit('192.0.2.1'), TooManySignInsError)
  for (const go of free) go()
  await Promise.all(waiting)
})
