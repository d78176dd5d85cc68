import assert from 'node:assert/strict'
import test from 'node:test'
import { linksInText } from './links-in-text.ts'
import { stripHtml, stripText } from './strip-links.ts'

const say = (host: string) => `[${host}]`

const texts: readonly (readonly [string, string])[] = [
  ['See https://evil.example/login?x=1.', 'See [evil[.]example].'],
  ['(http://u:p@evil.example:81/a)', '([evil[.]example])'],
  ['WWW.evil.example/a and www2.other.example', '[www[.]evil[.]example] and [www2[.]other[.]example]'],
  ['go to evil.ru, then evil.unusual/path', 'go to [evil[.]ru], then [evil[.]unusual]'],
  ['http://192.0.2.7/x and 192.0.2.8/y', '[192[.]0[.]2[.]7] and [192[.]0[.]2[.]8]'],
  ['javascript:alert(1)', '[])'],
  [
    'write to jo@school.example or jo@evil.com; see minutes.pdf, 3.5 and e.g. this',
    'write to jo@school.example or jo@evil.com; see minutes.pdf, 3.5 and e.g. this',
  ],
  ['no links. None at all.', 'no links. None at all.'],
]

for (const [given, wanted] of texts) test(`text: ${given}`, () => assert.equal(stripText(given, say), wanted))

const pages: readonly (readonly [string, string])[] = [
  ['<a href="http://e.example/x">here</a>', '<a>[e[.]example] here</a>'],
  ["<A\nHREF = 'http://e.example'\nclass=x>here</A>", '<A\nclass=x>[e[.]example] here</A>'],
  ['<a/href=//e.example/x>here</a>', '<a/>[e[.]example] here</a>'],
  ['<a href=h&#116;tps&colon;//e&period;example>x</a>', '<a>[e[.]example] x</a>'],
  [
    '<a href="mailto:jo@school.example">Jo</a> <a href="#top">up</a>',
    '<a href="mailto:jo@school.example">Jo</a> <a href="#top">up</a>',
  ],
  ['<a title="1 > 2" href=http://e.example>x</a>', '<a title="1 > 2">[e[.]example] x</a>'],
  [
    '<form action=http://e.example method=post><button formaction=http://f.example>go</button></form>',
    '<form method=post>[e[.]example] <button>[f[.]example] go</button></form>',
  ],
  ['<svg><a xlink:href="http://e.example"><text>x</text></a></svg>', '<svg><a>[e[.]example] <text>x</text></a></svg>'],
  ['<meta http-equiv=refresh content="0;url=http://e.example"><base href=http://e.example><p>x</p>', '<p>x</p>'],
  ['<!--[if mso]><a href="http://e.example">x</a><![endif]--><p>y</p>', '<p>y</p>'],
  ['<!--> <a href=http://e.example>x</a> -->', ' <a>[e[.]example] x</a> -->'],
  ['<script>location="http://e.example"</script ><p>x</p>', '</script ><p>x</p>'.replace('</script >', '')],
  ['<p>http://e&#46;example/x and &lt;b&gt;</p>', '<p>[e[.]example] and &lt;b&gt;</p>'],
  [
    '<iframe src=http://e.example></iframe><img src="http://pictures.example/a.png">',
    '<iframe>[e[.]example] </iframe><img src="http://pictures.example/a.png">',
  ],
  ['<p onclick="go()" style="x">hi</p>', '<p style="x">hi</p>'],
  [
    '<style>a{background:url(http://x.example/y)}</style><svg><style><a href=http://e.example></style></svg>',
    '<style>a{background:url(http://x.example/y)}</style><svg><style><a>[e[.]example] </style></svg>',
  ],
  ['<a href="http://e.example', '<a'],
]

for (const [given, wanted] of pages)
  test(`page: ${given.slice(0, 60)}`, () => assert.equal(stripHtml(given, say), wanted))

test('long runs of anything take time in proportion', () => {
  const runs = ['.', 'a.', 'http://', '<a ', '&#46;', '<!--', 'a'.repeat(50), ' ', '<a href=x '].map((piece) =>
    piece.repeat(60_000),
  )
  for (const run of runs) {
    linksInText(run)
    stripHtml(run, say)
  }
})
