import { ascii } from './kinds.ts'
import { u16, u32 } from './zip.ts'

/** What a picture tells without being shown: its size in pixels, and whether it says where it was taken. */
export type Picture = { readonly width: number; readonly height: number; readonly hasLocation: boolean }

const mostSegments = 1000

/** Reads the head of a JPEG, PNG or GIF; undefined for other pictures and for broken ones. Nothing is decoded. */
export function readPicture(bytes: Uint8Array, mediaType: string): Picture | undefined {
  if (mediaType === 'image/jpeg') return readJpeg(bytes)
  if (mediaType === 'image/png') return readPng(bytes)
  if (mediaType === 'image/gif') return { width: u16(bytes, 6), height: u16(bytes, 8), hasLocation: false }
  return undefined
}

const big16 = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
const big32 = (bytes: Uint8Array, at: number) => ((big16(bytes, at) << 16) | big16(bytes, at + 2)) >>> 0

/** Segments of a marker and a length; frames (SOF) have the size, the first application segment may have Exif. */
function readJpeg(bytes: Uint8Array): Picture | undefined {
  let hasLocation = false
  for (let at = 2, count = 0; at + 9 < bytes.length && bytes[at] === 0xff && count < mostSegments; count++) {
    const marker = bytes[at + 1] ?? 0
    const length = big16(bytes, at + 2)
    if (marker === 0xe1 && ascii(bytes, at + 4, 6) === 'Exif\0\0')
      hasLocation ||= saysWhere(bytes.subarray(at + 10, at + 2 + length))
    const isFrame = marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
    if (isFrame) return { width: big16(bytes, at + 7), height: big16(bytes, at + 5), hasLocation }
    if (marker === 0xda) return undefined
    at += 2 + length
  }
  return undefined
}

function readPng(bytes: Uint8Array): Picture | undefined {
  if (ascii(bytes, 12, 4) !== 'IHDR') return undefined
  let hasLocation = false
  for (let at = 8, count = 0; at + 12 <= bytes.length && count < mostSegments; count++) {
    const length = big32(bytes, at)
    if (ascii(bytes, at + 4, 4) === 'eXIf') hasLocation ||= saysWhere(bytes.subarray(at + 8, at + 8 + length))
    at += 12 + length
  }
  return { width: big32(bytes, 16), height: big32(bytes, 20), hasLocation }
}

/** Exif 2.32 4.6.3: tag 0x8825 of the first directory points at what GPS said. */
function saysWhere(tiff: Uint8Array): boolean {
  const isLittle = tiff[0] === 0x49
  const two = (at: number) => (isLittle ? u16(tiff, at) : big16(tiff, at))
  const four = (at: number) => (isLittle ? u32(tiff, at) : big32(tiff, at))
  const directory = four(4)
  for (let k = 0; k < Math.min(two(directory), 500); k++) if (two(directory + 2 + k * 12) === 0x8825) return true
  return false
}
