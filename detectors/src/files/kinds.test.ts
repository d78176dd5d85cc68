import assert from 'node:assert/strict'
import { test } from 'node:test'
import { gzipSync } from 'node:zlib'
import { fileTypeFromBuffer } from 'file-type'
import { attachmentFacts } from './attachment.ts'
import { familyByName, kindByContent } from './kinds.ts'
import { doc } from './test-ole.ts'
import { docx, xlsx, zip } from './test-zip.ts'

const hex = (text: string, size = 600) =>
  Buffer.concat([Buffer.from(text.replaceAll(' ', ''), 'hex'), Buffer.alloc(size)])

/** Heads of files as their formats describe them, each with the family that a policy asks for. */
const heads: readonly (readonly [name: string, bytes: Uint8Array, family: string])[] = [
  ['ELF', hex('7f454c46 02010100'), 'executable'],
  ['Mach-O', hex('cffaedfe 07000001'), 'executable'],
  ['Java class', hex('cafebabe 00000034'), 'executable'],
  ['WebAssembly', hex('0061736d 01000000'), 'executable'],
  ['shortcut', hex('4c000000 0114020000000000c000000000000046'), 'executable'],
  ['Debian package', Buffer.concat([Buffer.from('!<arch>\ndebian-binary   '), Buffer.alloc(600, 0x20)]), 'executable'],
  ['RPM', hex('edabeedb 03000000'), 'executable'],
  ['compiled help', hex('49545346 03000000'), 'executable'],
  ['cabinet', hex('4d534346 00000000'), 'archive'],
  ['7z', hex('377abcaf271c 0004'), 'archive'],
  ['RAR', hex('526172211a0701 00'), 'archive'],
  ['gzip', gzipSync('hello'), 'archive'],
  ['bzip2', hex('425a6839 314159265359'), 'archive'],
  ['xz', hex('fd377a585a00 0004'), 'archive'],
  ['zstd', hex('28b52ffd 24'), 'archive'],
  ['lzip', hex('4c5a4950 01'), 'archive'],
  ['compress', hex('1fa0 00'), 'archive'],
  ['PNG', hex('89504e470d0a1a0a 0000000d49484452'), 'image'],
  ['GIF', hex('474946383961'), 'image'],
  ['JPEG', hex('ffd8ffe0 00104a464946'), 'image'],
  ['WebP', hex('52494646 00000000 57454250 56503820'), 'image'],
  ['icon', hex('00000100 01001010'), 'image'],
  ['FLAC', hex('664c6143 00000022'), 'music'],
  ['WAV', hex('52494646 00000000 57415645 666d7420'), 'music'],
  ['MIDI', hex('4d546864 00000006'), 'music'],
  ['MP4', hex('00000018 6674797069736f6d'), 'video'],
  ['PDF', Buffer.from('%PDF-1.7\n'), 'pdf'],
  ['Flash', hex('465753 0a'), 'script'],
  ['RTF', Buffer.from('{\\rtf1\\ansi'), 'text'],
]

/** Kinds that both know by other names. */
const sameAs: Readonly<Record<string, string>> = {
  'application/x-elf': 'application/x-executable',
  'application/java-vm': 'application/java-vm',
  'application/x-mach-o': 'application/x-mach-binary',
  'application/wasm': 'application/wasm',
  'application/x.ms.shortcut': 'application/x-ms-shortcut',
  'application/x-rar-compressed': 'application/vnd.rar',
  'application/vnd.ms-cab-compressed': 'application/vnd.ms-cab-compressed',
  'application/x-cfb': 'application/x-ole-storage',
  'application/x-deb': 'application/x-archive',
  'image/x-icon': 'image/vnd.microsoft.icon',
  'audio/x-flac': 'audio/flac',
  'application/x-unix-archive': 'application/x-archive',
}

test('content is told as file-type tells it', async () => {
  for (const [name, bytes, family] of heads) {
    const ours = kindByContent(new Uint8Array(bytes))
    assert.equal(ours?.family, family, name)
    const theirs = await fileTypeFromBuffer(bytes)
    if (theirs) assert.equal(ours?.mediaType, sameAs[theirs.mime] ?? theirs.mime, name)
  }
})

test('documents are told as file-type tells them', async () => {
  const made = [zip([{ name: 'a.txt', content: 'x' }]), docx('x'), xlsx([['x']]), doc('x', 'y')]
  const told = made.map((content) => attachmentFacts({ filename: 'noname', content: new Uint8Array(content) }).kind)
  assert.deepEqual(told, [
    'application/zip',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/msword',
  ])
  for (const [index, content] of made.slice(0, 1).entries())
    assert.equal((await fileTypeFromBuffer(content))?.mime, told[index])
})

test('a program as text is a program', () => {
  const kinds: readonly (readonly [string, string])[] = [
    ['Windows Registry Editor Version 5.00\r\n[HKEY', 'executable'],
    ['[InternetShortcut]\r\nURL=file://x/y.exe', 'executable'],
    ['<job><script language="VBScript">x</script></job>', 'script'],
    ['#@~^XAAAAA==', 'script'],
    ['#!/usr/bin/env python3\n', 'script'],
    ['@echo off\r\ndel *', 'script'],
  ]
  for (const [text, family] of kinds)
    assert.equal(kindByContent(new Uint8Array(Buffer.from(text)))?.family, family, text)
})

test('names that run are known, whatever stands after them', () => {
  for (const name of ['a.vhdx', 'a.ISO', 'a.img ']) assert.equal(familyByName(name), 'archive', name)
  for (const name of ['a.msix', 'a.url', 'a.hta.', 'a.settingcontent-ms', 'a.reg', 'a.one.exe'])
    assert.equal(familyByName(name), 'executable', name)
  for (const name of ['a.wsf', 'a.ps1', 'a.xlsm', 'a.ppam']) assert.equal(familyByName(name), 'script', name)
  for (const name of ['a.docx', 'exe', 'a.exe.txt', 'iso 9001.pdf']) assert.equal(familyByName(name), undefined, name)
})

test('what only a key opens is known as such', () => {
  const locked: readonly (readonly [string, Uint8Array])[] = [
    ['S/MIME', hex('3082 0300 0609 2a864886f70d010703 a082')],
    ['OpenPGP, to a key', hex('85 010c 03 0102030405060708 01 0800')],
    ['OpenPGP, under a password', hex('8c 0d 04 09 03 08 0102030405060708 ff d2')],
    ['OpenPGP, in letters', Buffer.from('-----BEGIN PGP MESSAGE-----\n\nx')],
    ['age', Buffer.from('age-encryption.org/v1\n-> x')],
    ['KeePass', hex('03d9a29a 67fb4bb5')],
  ]
  for (const [what, bytes] of locked)
    assert.equal(attachmentFacts({ filename: 'a', content: new Uint8Array(bytes) }).encrypted, true, what)
  // Signed data are open to everybody.
  assert.equal(
    attachmentFacts({ filename: 'a.p7m', content: new Uint8Array(hex('3082 0300 0609 2a864886f70d010702 a082')) })
      .encrypted,
    undefined,
  )
})
