import { isTar } from './tar.ts'
import { u32 } from './zip.ts'

/** What a file is by its content: an IANA media type, and whether it runs, holds other files, or is encrypted. */
export type Kind = {
  readonly mediaType: string
  readonly family:
    | 'executable'
    | 'script'
    | 'archive'
    | 'office'
    | 'ole'
    | 'pdf'
    | 'image'
    | 'music'
    | 'video'
    | 'text'
    | 'other'
}

const signatures: readonly (readonly [hex: string, mediaType: string, family: Kind['family'], at?: number])[] = [
  ['7f454c46', 'application/x-executable', 'executable'],
  ['feedface', 'application/x-mach-binary', 'executable'],
  ['feedfacf', 'application/x-mach-binary', 'executable'],
  ['cefaedfe', 'application/x-mach-binary', 'executable'],
  ['cffaedfe', 'application/x-mach-binary', 'executable'],
  ['cafebabe', 'application/java-vm', 'executable'],
  ['4c0000000114020000000000c000000000000046', 'application/x-ms-shortcut', 'executable'],
  ['6465780a', 'application/vnd.android.dex', 'executable'],
  ['0061736d', 'application/wasm', 'executable'],
  ['4d534346', 'application/vnd.ms-cab-compressed', 'archive'],
  ['49536328', 'application/x-installshield', 'executable'],
  ['213c617263683e0a', 'application/x-archive', 'executable'],
  ['edabeedb', 'application/x-rpm', 'executable'],
  ['49545346', 'application/vnd.ms-htmlhelp', 'executable'],
  ['43723234', 'application/x-chrome-extension', 'executable'],
  ['3f5f0300', 'application/winhlp', 'executable'],
  ['465753', 'application/x-shockwave-flash', 'script'],
  ['435753', 'application/x-shockwave-flash', 'script'],
  ['5a5753', 'application/x-shockwave-flash', 'script'],
  ['23407e5e', 'text/x-encoded-script', 'script'],
  ['526172211a07', 'application/vnd.rar', 'archive'],
  ['377abcaf271c', 'application/x-7z-compressed', 'archive'],
  ['1f8b', 'application/gzip', 'archive'],
  ['425a68', 'application/x-bzip2', 'archive'],
  ['fd377a585a00', 'application/x-xz', 'archive'],
  ['28b52ffd', 'application/zstd', 'archive'],
  ['2a2a4143452a2a', 'application/x-ace-compressed', 'archive', 7],
  ['60ea', 'application/x-arj', 'archive'],
  ['2d6c68', 'application/x-lzh-compressed', 'archive', 2],
  ['1f9d', 'application/x-compress', 'archive'],
  ['1fa0', 'application/x-compress', 'archive'],
  ['4c5a4950', 'application/x-lzip', 'archive'],
  ['04224d18', 'application/x-lz4', 'archive'],
  ['303730373031', 'application/x-cpio', 'archive'],
  ['7668647866696c65', 'application/x-virtualbox-vhdx', 'archive'],
  ['636f6e6563746978', 'application/x-virtualbox-vhd', 'archive'],
  ['68737173', 'application/vnd.squashfs', 'archive'],
  ['4d5357494d000000', 'application/x-ms-wim', 'archive'],
  ['e4525c7b8cd8a74daeb15378d02996d3', 'application/onenote', 'office'],
  ['789f3e22', 'application/vnd.ms-tnef', 'other'],
  ['4344303031', 'application/x-iso9660-image', 'archive', 32769],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage', 'ole'],
  ['255044462d', 'application/pdf', 'pdf'],
  ['89504e470d0a1a0a', 'image/png', 'image'],
  ['ffd8ff', 'image/jpeg', 'image'],
  ['47494638', 'image/gif', 'image'],
  ['424d', 'image/bmp', 'image'],
  ['00000100', 'image/vnd.microsoft.icon', 'image'],
  ['38425053', 'image/vnd.adobe.photoshop', 'image'],
  ['0000000c6a502020', 'image/jp2', 'image'],
  ['ff0a', 'image/jxl', 'image'],
  ['53514c69746520666f726d6174203300', 'application/vnd.sqlite3', 'other'],
  ['49492a00', 'image/tiff', 'image'],
  ['4d4d002a', 'image/tiff', 'image'],
  ['494433', 'audio/mpeg', 'music'],
  ['fffb', 'audio/mpeg', 'music'],
  ['fff3', 'audio/mpeg', 'music'],
  ['4d546864', 'audio/midi', 'music'],
  ['664c6143', 'audio/flac', 'music'],
  ['4f676753', 'audio/ogg', 'music'],
  ['1a45dfa3', 'video/matroska', 'video'],
  ['3026b2758e66cf11', 'video/x-ms-asf', 'video'],
  ['7b5c727466', 'application/rtf', 'text'],
  ['78617221', 'application/x-xar', 'archive'],
]

const known = signatures.map(([hex, mediaType, family, at = 0]) => ({
  octets: Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)),
  mediaType,
  family,
  at,
}))

/** Names that run or install when opened on somebody's computer. */
const executableNames =
  /\.(?:exe|com|scr|pif|cpl|msi|msp|msix|msixbundle|appx|appxbundle|appinstaller|dll|ocx|sys|drv|jar|apk|ipa|app|deb|rpm|dmg|pkg|run|gadget|application|lnk|chm|hta|xll|scf|url|iqy|settingcontent-ms|library-ms|search-ms|msc|reg|inf|crx|xpi|elf|out|class|wasm)$/i
const scriptNames =
  /\.(?:js|jse|mjs|vbs|vbe|vb|ws|wsf|wsh|wsc|sct|ps1|ps1xml|psm1|psd1|bat|cmd|btm|sh|bash|zsh|csh|ksh|command|py|pyc|pyw|pyz|rb|pl|php|lua|ahk|au3|applescript|scpt|docm|dotm|xlsm|xltm|xlam|pptm|potm|ppam|ppsm|sldm)$/i
const archiveNames = /\.(?:zip|rar|7z|gz|tgz|bz2|tbz2|xz|txz|zst|tar|cab|iso|img|vhd|vhdx|arj|lzh|lha|ace|z|udf|wim)$/i

/** Looks at the first bytes (and a few further in) of a file. Undefined when nothing is recognised. */
export function kindByContent(bytes: Uint8Array): Kind | undefined {
  if (bytes[0] === 0x4d && bytes[1] === 0x5a && isPortableExecutable(bytes))
    return { mediaType: 'application/vnd.microsoft.portable-executable', family: 'executable' }
  for (const { octets, mediaType, family, at } of known) if (begins(bytes, octets, at)) return { mediaType, family }
  if (isTar(bytes)) return { mediaType: 'application/x-tar', family: 'archive' }
  // An image of a disc for macOS says what it is in its last block.
  if (ascii(bytes, Math.max(0, bytes.length - 512), 4) === 'koly')
    return { mediaType: 'application/x-apple-diskimage', family: 'archive' }
  const four = ascii(bytes, 0, 4)
  if (four === 'RIFF') {
    const form = ascii(bytes, 8, 4)
    return form === 'WEBP'
      ? { mediaType: 'image/webp', family: 'image' }
      : form === 'WAVE'
        ? { mediaType: 'audio/wav', family: 'music' }
        : { mediaType: 'video/x-msvideo', family: 'video' }
  }
  if (ascii(bytes, 4, 4) === 'ftyp')
    return /^(?:heic|heix|mif1|avif|heif)/.test(ascii(bytes, 8, 4))
      ? { mediaType: 'image/heif', family: 'image' }
      : ascii(bytes, 8, 3) === 'M4A'
        ? { mediaType: 'audio/mp4', family: 'music' }
        : { mediaType: 'video/mp4', family: 'video' }
  const locked = kindOfLocked(bytes)
  if (locked) return { mediaType: locked, family: 'other' }
  return kindOfText(bytes)
}

/** Every program for Windows begins `MZ`; so does prose. A program says where its real header is, or is not text. */
function isPortableExecutable(bytes: Uint8Array): boolean {
  const header = u32(bytes, 0x3c)
  if (header > 0 && header < bytes.length && bytes[header] === 0x50 && bytes[header + 1] === 0x45) return true
  return bytes.subarray(0, 512).some((byte) => byte === 0 || byte > 0xf4)
}

const envelopes = [
  '\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03',
  '\x2a\x86\x48\x86\xf7\x0d\x01\x07\x06',
  '\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x01\x17',
]

/** Octets that only a key opens: S/MIME, OpenPGP, age, KeePass. */
function kindOfLocked(bytes: Uint8Array): string | undefined {
  // RFC 5652 4: a content type of enveloped, encrypted or authenticated enveloped data stands in the first octets.
  const head = ascii(bytes, 0, 40)
  if (bytes[0] === 0x30 && envelopes.some((octets) => head.includes(octets))) return 'application/pkcs7-mime'
  if (ascii(bytes, 0, 22) === 'age-encryption.org/v1\n') return 'application/age-encrypted'
  if (begins(bytes, Uint8Array.of(0x03, 0xd9, 0xa2, 0x9a), 0)) return 'application/x-keepass2'
  return isOpenPgp(bytes) ? 'application/pgp-encrypted' : undefined
}

/** RFC 9580 5.1 and 5.3: the first packet is a session key under a public key or a password, of a version that exists. */
function isOpenPgp(bytes: Uint8Array): boolean {
  const first = bytes[0] ?? 0
  const isNew = (first & 0xc0) === 0xc0
  const tag = isNew ? first & 0x3f : (first >> 2) & 0x0f
  if (first < 0x80 || (tag !== 1 && tag !== 3)) return false
  const at = isNew ? ((bytes[1] ?? 0) < 192 ? 2 : 3) : ([2, 3, 5, 1][first & 3] ?? 1)
  const version = bytes[at] ?? 0
  if (tag === 3)
    return (version === 4 || version === 5 || version === 6) && (bytes[at + 1] ?? 0) >= 1 && (bytes[at + 1] ?? 0) <= 10
  const algorithm = bytes[at + 9] ?? 0
  return (
    version === 3 && (algorithm === 1 || algorithm === 2 || algorithm === 16 || algorithm === 18 || algorithm === 25)
  )
}

function kindOfText(bytes: Uint8Array): Kind | undefined {
  const head = ascii(bytes, 0, 1024)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
  if (head.startsWith('#!')) return { mediaType: 'text/x-shellscript', family: 'script' }
  if (/^<\?php/i.test(head)) return { mediaType: 'application/x-php', family: 'script' }
  if (/^(?:<\?xml[^>]{0,200}>\s*)?(?:<!--[^>]{0,400}-->\s*)?<svg[\s>]/i.test(head))
    return { mediaType: 'image/svg+xml', family: 'image' }
  if (/^(?:<!doctype html|<html|<head|<body|<script|<hta:application)/i.test(head))
    return /<hta:application/i.test(head)
      ? { mediaType: 'application/hta', family: 'executable' }
      : { mediaType: 'text/html', family: 'text' }
  if (/^(?:Windows Registry Editor|REGEDIT4)/.test(head))
    return { mediaType: 'text/x-ms-regedit', family: 'executable' }
  if (/^\[(?:InternetShortcut|Shell)\]/i.test(head))
    return { mediaType: 'application/x-mswinurl', family: 'executable' }
  if (
    /^(?:<\?xml[^>]{0,200}>\s*)?<(?:job|package|component|scriptlet|PCSettings|searchConnectorDescription|libraryDescription)[\s>]/i.test(
      head,
    ) &&
    /<script|<\?component|<DeepLink|<simpleLocation/i.test(head)
  )
    return { mediaType: 'text/x-windows-script', family: 'script' }
  if (/^@echo off/i.test(head)) return { mediaType: 'application/x-bat', family: 'script' }
  if (head.startsWith('BEGIN:VCALENDAR')) return { mediaType: 'text/calendar', family: 'text' }
  if (head.startsWith('BEGIN:VCARD')) return { mediaType: 'text/vcard', family: 'text' }
  if (head.startsWith('-----BEGIN PGP MESSAGE')) return { mediaType: 'application/pgp-encrypted', family: 'other' }
  return undefined
}

/** What a name says that runs. A trailing dot or space and a direction mark are how a name lies (`gpj.exe` turned round). */
export function familyByName(filename: string): 'executable' | 'script' | 'archive' | undefined {
  const name = filename
    .replace(/[‎‏‪-‮⁦-⁩]/g, '')
    .replace(/[. ]+$/, '')
    .replace(/\.(?:deny|blocked|renamed|txt_)$/i, '')
  if (executableNames.test(name)) return 'executable'
  if (scriptNames.test(name)) return 'script'
  if (archiveNames.test(name)) return 'archive'
  return undefined
}

function begins(bytes: Uint8Array, octets: Uint8Array, at: number): boolean {
  if (bytes.length < at + octets.length) return false
  for (let k = 0; k < octets.length; k++) if (bytes[at + k] !== octets[k]) return false
  return true
}

/** Bytes as characters of the same number, for looking at headers. */
export function ascii(bytes: Uint8Array, from: number, length: number): string {
  const end = Math.min(bytes.length, from + length)
  const parts: string[] = []
  for (let i = from; i < end; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, Math.min(end, i + 8192))))
  return parts.join('')
}
