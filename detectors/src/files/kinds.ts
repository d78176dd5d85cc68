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
  ['526172211a07', 'application/vnd.rar', 'archive'],
  ['377abcaf271c', 'application/x-7z-compressed', 'archive'],
  ['1f8b', 'application/gzip', 'archive'],
  ['425a68', 'application/x-bzip2', 'archive'],
  ['fd377a585a00', 'application/x-xz', 'archive'],
  ['28b52ffd', 'application/zstd', 'archive'],
  ['7573746172', 'application/x-tar', 'archive', 257],
  ['4344303031', 'application/x-iso9660-image', 'archive', 32769],
  ['d0cf11e0a1b11ae1', 'application/x-ole-storage', 'ole'],
  ['255044462d', 'application/pdf', 'pdf'],
  ['89504e470d0a1a0a', 'image/png', 'image'],
  ['ffd8ff', 'image/jpeg', 'image'],
  ['47494638', 'image/gif', 'image'],
  ['424d', 'image/bmp', 'image'],
  ['49492a00', 'image/tiff', 'image'],
  ['4d4d002a', 'image/tiff', 'image'],
  ['494433', 'audio/mpeg', 'music'],
  ['fffb', 'audio/mpeg', 'music'],
  ['664c6143', 'audio/flac', 'music'],
  ['4f676753', 'audio/ogg', 'music'],
  ['1a45dfa3', 'video/matroska', 'video'],
  ['3026b2758e66cf11', 'video/x-ms-asf', 'video'],
  ['7b5c727466', 'application/rtf', 'text'],
  ['78617221', 'application/x-xar', 'archive'],
]

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
  for (const [hex, mediaType, family, at = 0] of signatures) if (begins(bytes, hex, at)) return { mediaType, family }
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
  return kindOfText(bytes)
}

/** Every program for Windows begins `MZ`; so does prose. A program says where its real header is, or is not text. */
function isPortableExecutable(bytes: Uint8Array): boolean {
  const header = u32(bytes, 0x3c)
  if (header > 0 && header < bytes.length && bytes[header] === 0x50 && bytes[header + 1] === 0x45) return true
  return bytes.subarray(0, 512).some((byte) => byte === 0 || byte > 0xf4)
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

function begins(bytes: Uint8Array, hex: string, at: number): boolean {
  if (bytes.length < at + hex.length / 2) return false
  for (let i = 0; i < hex.length; i += 2)
    if (bytes[at + i / 2] !== Number.parseInt(hex.slice(i, i + 2), 16)) return false
  return true
}

/** Bytes as characters of the same number, for looking at headers. */
export function ascii(bytes: Uint8Array, from: number, length: number): string {
  const end = Math.min(bytes.length, from + length)
  const parts: string[] = []
  for (let i = from; i < end; i += 8192) parts.push(String.fromCharCode(...bytes.subarray(i, Math.min(end, i + 8192))))
  return parts.join('')
}
