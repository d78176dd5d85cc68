import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Everything axe knows of WCAG 2.2 AA and good practice, target size included; what it finds is said in words. */
export async function assertAccessible(page: Page, where: string): Promise<void> {
  // By evaluation, which the page's content security policy does not touch.
  await page.evaluate(axe)
  const found: AxeResults['violations'] = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: typeof import('axe-core') }
    const results = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      rules: { 'target-size': { enabled: true } },
    })
    return results.violations
  })
  const words = found.map(
    (one) =>
      `${one.id}: ${one.help}\n${one.nodes.map((node) => `    ${node.html}\n    ${node.failureSummary}`).join('\n')}`,
  )
  assert.deepEqual(words, [], where)
}

/** One h1, a title of its own, and nothing that makes the page wider than its window. */
export async function assertWellFormed(page: Page, where: string): Promise<void> {
  const seen = await page.evaluate(() => ({
    h1: document.querySelectorAll('h1').length,
    title: document.title,
    over: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    nested: document.querySelectorAll('a a, button button, a button, button a').length,
  }))
  assert.deepEqual(
    { ...seen, title: seen.title.endsWith(' · Beadle') },
    { h1: 1, title: true, over: 0, nested: 0 },
    where,
  )
}
