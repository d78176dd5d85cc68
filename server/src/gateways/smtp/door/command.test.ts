import assert from 'node:assert/strict'
import test from 'node:test'
import { isRouted, readCommand, readPath } from './command.ts'
import { isOriginalRecipient, isXtext, readNotify } from './notification.ts'

const to = (text: string) => readPath('TO', `TO:${text}`)?.address

test('a command is its verb, in any letters, and what follows', () => {
  assert.deepEqual(readCommand(Buffer.from('mail  FROM:<a@b.example> ')), { verb: 'MAIL', rest: 'FROM:<a@b.example>' })
  assert.deepEqual(readCommand(Buffer.from('NOOP')), { verb: 'NOOP', rest: '' })
})

test('mailboxes of RFC 5321 and 6531 are read as they are', () => {
  for (const address of [
    'a@b',
    'first.last+tag@sub.b.example',
    "o'neill/x=y{z}@b.example",
    'siân@ysgol.example',
    '用户@例子.广告',
    'a@Ünder.example',
    'a@[192.0.2.1]',
    'a@[IPv6:2001:db8::1]',
    '"a b"@c.example',
    '"\\""@c.example',
    `${'a'.repeat(64)}@b.example`,
  ])
    assert.equal(to(`<${address}>`), address, address)
})

test('quotes that are not needed are taken off, and those that are stand in one way', () => {
  assert.equal(to('<"ahmed"@school.example>'), 'ahmed@school.example')
  assert.equal(to('<"a\\hmed"@school.example>'), 'ahmed@school.example')
  assert.equal(to('<"a.b"@school.example>'), 'a.b@school.example')
  assert.equal(to('<"a..b"@school.example>'), '"a..b"@school.example')
  assert.equal(to('<"\\a b"@school.example>'), '"a b"@school.example')
  assert.equal(to('<"a\\\\b"@school.example>'), '"a\\\\b"@school.example')
})

test('a route before the address is read and not followed', () => {
  assert.equal(to('<@one.example,@two.example:a@b.example>'), 'a@b.example')
  for (const wrong of ['<@one.example>', '<@:a@b.example>', '<@one..example:a@b.example>', '<one.example:a@b.example>'])
    assert.equal(to(wrong), undefined, wrong)
  for (const [address, is] of [
    ['a%b@c.example', true],
    ['b!a@c.example', true],
    ['"a@b"@c.example', true],
    ['a=b@c.example', false],
    ['postmaster', false],
  ] as const)
    assert.equal(isRouted(address), is, address)
})

test('what is no mailbox is none', () => {
  for (const wrong of [
    'a@b.example',
    '<a@b.example',
    '<a@b.example>x',
    '< a@b.example>',
    '<a @b.example>',
    '<a>',
    '<@b.example>',
    '<a@>',
    '<a@b..example>',
    '<a@b.example.>',
    '<a@-b.example>',
    '<.a@b.example>',
    '<a.@b.example>',
    '<a@b@c.example>',
    '<""@b.example>',
    '<"a"b@c.example>',
    '<"a\nb"@c.example>',
    '<"a\u202eb"@c.example>',
    '<a\u0000@b.example>',
    '<a@ｓchool.example>',
    '<a@school。example>',
    '<a@[192.0.2.300]>',
    '<a@[IPv6:2001:db8::g]>',
    '<a@[192.0.2.1>',
    '<a\ufffd@b.example>',
    `<${'a'.repeat(65)}@b.example>`,
    `<a@${'b'.repeat(64)}.example>`,
    `<a@${'b.'.repeat(127)}example>`,
    '',
  ])
    assert.equal(to(wrong), undefined, wrong)
  assert.equal(readPath('FROM', 'FROM:<>')?.address, '')
  assert.equal(readPath('FROM', 'FROM:<postmaster>'), undefined)
  assert.equal(to('<postMaster>'), 'postMaster')
})

test('parameters that cannot be read are told from addresses that cannot', () => {
  assert.deepEqual(
    [...(readPath('FROM', 'FROM:<a@b.example> SIZE=1 smtputf8')?.parameters ?? [])],
    [
      ['SIZE', '1'],
      ['SMTPUTF8', ''],
    ],
  )
  for (const wrong of ['SIZE=1 SIZE=2', '=1', 'S_Z=1']) {
    const path = readPath('FROM', `FROM:<a@b.example> ${wrong}`)
    assert.deepEqual([path?.address, path?.parameters], ['a@b.example', undefined], wrong)
  }
})

test('xtext, ORCPT and NOTIFY as RFC 3461 and 6533 have them', () => {
  for (const [text, is] of [
    ['', true],
    ['abc+2B+3D', true],
    ['a+2b', false],
    ['a=b', false],
    ['a b', false],
    ['é', false],
  ] as const)
    assert.equal(isXtext(text), is, text)
  for (const [text, is] of [
    ['rfc822;a@b.example', true],
    ['rfc822;a+2Bb@b.example', true],
    ['utf-8;siân@b.example', true],
    ['utf-8;si\\x{E2}n@b.example', true],
    ['rfc822;siân@b.example', false],
    ['utf-8;a\u202eb@b.example', false],
    ['rfc822;', false],
    [';a@b.example', false],
    ['a@b.example', false],
    [`rfc822;${'a'.repeat(500)}`, false],
  ] as const)
    assert.equal(isOriginalRecipient(text), is, text)
  assert.deepEqual(readNotify('success,Delay'), ['SUCCESS', 'DELAY'])
  assert.deepEqual(readNotify('never'), ['NEVER'])
  assert.deepEqual(readNotify(undefined), [])
  for (const wrong of ['', 'NEVER,DELAY', 'ALWAYS']) assert.equal(readNotify(wrong), undefined, wrong)
})
