import { writeFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { spec, type TestEvent } from 'node:test/reporters'

/** Node's own `spec` report, with all skips and their reasons gathered before its closing lines. */
export default async function* report(source: AsyncIterable<TestEvent>): AsyncGenerator<string> {
  const reporter = new spec()
  for await (const chunk of Readable.from(withSkips(source)).pipe(reporter)) yield String(chunk)
}

async function* withSkips(source: AsyncIterable<TestEvent>): AsyncGenerator<TestEvent> {
  const skips = new Map<string, number>()
  let told = false
  for await (const event of source) {
    if (event.type === 'test:pass' && event.data.skip) {
      const reason = typeof event.data.skip === 'string' ? event.data.skip : event.data.name
      skips.set(reason, (skips.get(reason) ?? 0) + 1)
    }
    if (
      !told &&
      event.type === 'test:diagnostic' &&
      event.data.nesting === 0 &&
      /^tests \d+$/.test(event.data.message)
    ) {
      told = true
      const message = summary(skips)
      if (message !== '') yield { type: 'test:stdout', data: { file: '', message } }
      const file = process.env.SKIPS_FILE
      if (file !== undefined) writeFileSync(file, String([...skips.values()].reduce((sum, count) => sum + count, 0)))
    }
    yield event
  }
}

function summary(skips: ReadonlyMap<string, number>): string {
  if (skips.size === 0) return ''
  const lines = [...skips].map(([reason, count]) => `  ${count} × ${reason}\n`)
  return `\nskipped\n${lines.join('')}\n`
}
