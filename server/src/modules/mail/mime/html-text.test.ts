import assert from 'node:assert/strict'
import test from 'node:test'
import { textOfHtml } from './html-text.ts'

const cases: readonly (readonly [string, string])[] = [
  ['<p>One</p><p>Two &amp; three</p>', 'One\nTwo & three'],
  ['a<br>b<BR/>c', 'a\nb\nc'],
  ['<style>p { x }</style><script>1 < 2</script>seen', 'seen'],
  ['<head><title>no</title></head><body>yes</body>', 'yes'],
  ['i<!-- hidden -->d<b></b>i', 'idi'],
  ['1 < 2 &lt; 3 &#233;&#xe9; &unknown;', '1 < 2 < 3 éé &unknown;'],
  ['never closed <a href="x', 'never closed'],
  ['<!-- never closed', ''],
  ['&#1114112;', '&#1114112;'],
]

test('a page is read as it is seen', () => {
  for (const [html, text] of cases) assert.equal(textOfHtml(html), text, html)
})

test('a large page of nothing but openings is read once', () => {
  assert.equal(textOfHtml('<'.repeat(200_000)).length, 200_000)
})
