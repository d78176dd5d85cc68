import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { disguisesOf } from './disguise.ts'
import { fold } from './fold.ts'
import { readHtml } from './html.ts'
import { splitLines } from './own-words.ts'
import { type Part, readPart } from './part.ts'
import { endings, phrases } from './pattern.ts'
import type { Word } from './words.ts'

const none = disguisesOf([], [])
const read = (text: string): Part =>
  readPart({ name: 'text', visible: text, hidden: false, at: undefined, answers: false }, none)
const cut = (text: string): readonly Word[] => read(text).words
const texts = (words: readonly Word[]) => words.map((word) => word.text)

test('folding makes look-alikes plain and keeps offsets', () => {
  for (const [written, plain] of [
    ['ІDІОТ', 'idiot'],
    ['ｉｄｉｏｔ', 'idiot'],
    ['𝖎𝖉𝖎𝖔𝖙', 'idiot'],
    ['ídïôt', 'idiot'],
    ['i\u0301diot', 'idiot'],
    ['i\u200bd\u00adi\u2060o\ufefft', 'idiot'],
    ['“don’t”', '"don\'t"'],
    ['naïve café', 'naive cafe'],
    ['Ｎ°', 'n°'],
  ] as const) {
    assert.equal(fold(written).text, plain)
  }
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const folded = fold(text)
      assert.equal(folded.text.length, folded.at.length)
      for (let i = 1; i < folded.at.length; i++) assert.ok((folded.at[i] ?? 0) >= (folded.at[i - 1] ?? 0))
      assert.ok(folded.at.every((offset) => offset < text.length))
    }),
    { numRuns: 40 },
  )
})

test('HTML is read as it is seen', () => {
  const seen = (html: string) => readHtml(html).visible.text.trim()
  assert.equal(seen('<p>one</p><p>two</p>'), 'one\ntwo')
  assert.equal(seen('f<b>u</b><!-- x -->ck'), 'fuck')
  assert.equal(seen('a<br>b<br/>c'), 'a\nb\nc')
  assert.equal(seen('a   b\n\tc'), 'a b c')
  assert.equal(seen('<style>p{}</style><script>x()</script>text'), 'text')
  assert.equal(seen('&lt;b&gt; &amp; &#65;&#x42; &pound;5 &unknown; AT&T'), '<b> & AB £5 &unknown; AT&T')
  assert.equal(seen('<blockquote>said<br>before</blockquote>now'), '> said\n> before\nnow')
  assert.equal(seen('<div class="gmail_quote">said</div>'), '> said')
  assert.equal(seen('1 < 2 and <3 hearts'), '1 < 2 and <3 hearts')
  assert.equal(seen('<p title="a > b">x</p>'), 'x')
  assert.equal(seen('<p>open'), 'open')
  for (const hidden of [
    'style="display:none"',
    "style='visibility: hidden'",
    'hidden',
    'style="font-size:0px"',
    'style="opacity:0"',
    'style="color:#fff"',
    'style="mso-hide:all"',
    'color="white"',
    'style=display:none',
  ]) {
    const read = readHtml(`seen<span ${hidden}>unseen</span>`)
    assert.equal(read.visible.text, 'seen', hidden)
    assert.equal(read.hidden.text, 'unseen', hidden)
  }
  assert.deepEqual(
    readHtml('<a href="https://a.example/?x=1&amp;y=2">Go <b>there</b></a>').links.map(({ href, words }) => ({
      href,
      words,
    })),
    [{ href: 'https://a.example/?x=1&y=2', words: 'Go there' }],
  )
})

test('what only some programs show is seen', () => {
  const seen = (html: string) => readHtml(html).visible.text.trim()
  assert.equal(
    seen('<html><head><title>no</title><style>p{}</style><body><p>a head that nobody closed'),
    'a head that nobody closed',
  )
  assert.equal(seen('<!-->one<!--->two<!-- no --!>three<!-- no -->'), 'onetwothree')
  for (const name of ['noscript', 'svg', 'object']) assert.equal(seen(`<${name}><p>shown</p></${name}>`), 'shown', name)
  assert.equal(seen('<p>see<img alt="a picture" src=x>here'), 'see a picture here')
  const outlook = readHtml(
    'one<!--[if mso]><table><tr><td>for Outlook<![endif]--> two <!--[if !mso]><!-->three<!--<![endif]-->',
  )
  assert.deepEqual([outlook.visible.text, outlook.hidden.text.trim()], ['one two three', 'for Outlook'])
})

test('any markup is read, and offsets point into the source', () => {
  const piece = fc.constantFrom(
    '<p>',
    '</p>',
    '<div style="display:none">',
    '</div>',
    '<!--',
    '-->',
    '<!--[if mso]>',
    '<![endif]-->',
    '<img alt="two words">',
    '<a href="x">',
    '<',
    '>',
    '&amp;',
    '&#0;',
    '&#x110000;',
    'word ',
    '"',
    '<blockquote>',
    '<br',
    '\n',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const html = pieces.join('')
      for (const { text, at } of [readHtml(html).visible, readHtml(html).hidden]) {
        assert.equal(text.length, at.length)
        assert.ok(at.every((offset) => offset < html.length))
      }
    }),
    { numRuns: 500 },
  )
})

test('own words are told from quotations and signatures', () => {
  const roles = (text: string, answers = true) =>
    splitLines(text, answers)
      .map((line) => line.role[0])
      .join('')
  assert.equal(roles('mine\n> theirs\nmine'), 'oqo')
  assert.equal(roles('mine\n\nOn Tue, 3 Mar 2026 at 10:15, Sam <s@x.example> wrote:\n> theirs\nmine'), 'ooqqo')
  assert.equal(roles('mine\nOn Tue, 3 Mar 2026 at 10:15,\nSam <s@x.example> wrote:\n> theirs').slice(0, 1), 'o')
  assert.equal(roles('mine\nOn 3 March 2026 Sam wrote:\ntheirs\ntheirs'), 'oqqq')
  assert.equal(roles('mine\n-----Original Message-----\ntheirs'), 'oqq')
  assert.equal(roles('mine\nFrom: Sam\nSent: today\nTo: me\nSubject: x\n\ntheirs'), 'oqqqqqq')
  assert.equal(roles('mine\nFrom: here on we walk\nto the hall'), 'ooo')
  assert.equal(roles('mine\n-- \nSam\nTeacher'), 'osss')
  assert.equal(roles('mine\nKind regards\nSam'), 'oss')
  assert.equal(roles('> all\n> of it', false), 'oo')
  assert.equal(roles('hello\n> hidden', false), 'oo')
  assert.equal(roles('hello\nOn 3 March 2026 Sam wrote:\n> theirs', false), 'oqq')
  assert.equal(roles('> all\n> of it', true), 'qq')
  assert.equal(roles('JD> theirs\n| theirs\nmine'), 'qqo')
})

test('words and sentences', () => {
  assert.deepEqual(
    texts(cut("You're here, aren't you? Mr. Jones: e.g. 3.30 p.m. at a@b.example or https://x.example/y.")),
    ['youre', 'here', 'arent', 'you', 'mr', 'jones', 'e', 'g', '3', '30', 'p', 'm', 'at', '<email>', 'or', '<url>'],
  )
  const sentences = (text: string) => new Set(cut(text).map((word) => word.sentence)).size
  assert.equal(sentences('One. Two! Three? Four; five'), 5)
  assert.equal(sentences('Mr. Jones and Dr. Lee'), 1)
  assert.equal(sentences('one\ntwo'), 1)
  assert.equal(sentences('one\n\ntwo'), 2)
  assert.equal(sentences('Things:\n- one\n- two'), 3)
  assert.deepEqual(
    cut('she said "you are late" to me')
      .filter((word) => word.quoted)
      .map((word) => word.text),
    ['you', 'are', 'late'],
  )
})

test('disguises are seen through for the given words only', () => {
  const { reveal, spelled, joined } = disguisesOf(['idiot', 'moron', 'kill'], ['fuck', 'shit', 'bitch'])
  for (const [written, word] of [
    ['1d10t', 'idiot'],
    ['id1ot', 'idiot'],
    ['m0r0n!', 'moron'],
    ['i.d.i.o.t', 'idiot'],
    ['k-i-l-l', 'kill'],
    ['f*ck', 'fuck'],
    ['f**k', 'fuck'],
    ['f*k', 'fuck'],
    ['sh#t', 'shit'],
    ['b!tch', 'bitch'],
    ['shiiiit', 'shit'],
    ['fu-ck', 'fuck'],
    ['*f*ck*', 'fuck'],
    ['"sh1t"', 'shit'],
  ] as const) {
    assert.equal(reveal(written), word, written)
  }
  for (const written of [
    'idiot',
    'a.b',
    'x1',
    '2nd',
    '11a',
    'a***',
    'b****',
    's1',
    'c++',
    'char**',
    'f(x)',
    'sh',
    'k-ill-ed',
    "it's",
    'mp3',
    '3d',
    'sooo',
    'b2b',
    'h1n1',
  ])
    assert.equal(reveal(written), undefined, written)
  assert.deepEqual(spelled('youidiotyes'), { word: 'idiot', from: 3, length: 5 })
  assert.equal(spelled('abcdef'), undefined)
  assert.equal(joined('fu', 'ck'), 'fuck')
  assert.equal(joined('ki', 'll'), undefined)
})

test('the language of phrases', () => {
  const list = phrases(
    { a: ['you are <very>? idiot|moron', 'will ..2 kill~ you !a', 'chain !reaction'], b: ['<you-are> late'] },
    { very: 'such very', you: 'you u' },
  )
  const ids = (text: string) => list.of(read(text).found).map((match) => match.id)
  assert.deepEqual(ids('you are such moron'), ['a.1'])
  assert.deepEqual(ids('you are idiot'), ['a.1'])
  assert.deepEqual(ids('you are. idiot'), [])
  assert.deepEqual(ids('will soon be killing you'), ['a.2'])
  assert.deepEqual(ids('will very soon be killing you'), [])
  assert.deepEqual(ids('will kill you a sheep'), [])
  assert.deepEqual(ids('chain reaction. chain'), ['a.3'])
  assert.deepEqual(ids("you're late and you are late"), ['b.1', 'b.1'])
  assert.deepEqual(endings('bully~'), ['bully', 'bullies', 'bullied', 'bullying'])
  assert.throws(() => phrases({ a: ['such? idiot'] }), /must begin with a word/)
  assert.throws(() => phrases({ a: ['<nobody> idiot'] }), /is not known/)
  assert.throws(() => phrases({ a: ['chain !the reaction'] }), /must end with/)
})
