const shifts = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21]
const sines = Uint32Array.from({ length: 64 }, (_, k) => Math.floor(Math.abs(Math.sin(k + 1)) * 2 ** 32))

/** MD5 (RFC 1321), for reading what was locked with it. It protects nothing here. */
export function md5(input: Uint8Array): Uint8Array {
  const padded = new Uint8Array(Math.ceil((input.length + 9) / 64) * 64)
  padded.set(input)
  padded[input.length] = 0x80
  const view = new DataView(padded.buffer)
  view.setUint32(padded.length - 8, (input.length * 8) >>> 0, true)
  view.setUint32(padded.length - 4, Math.floor(input.length / 2 ** 29), true)
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  for (let at = 0; at < padded.length; at += 64) addBlock(state, view, at)
  const out = new Uint8Array(16)
  const words = new DataView(out.buffer)
  for (const [k, word] of state.entries()) words.setUint32(k * 4, word, true)
  return out
}

function addBlock(state: Uint32Array, view: DataView, at: number) {
  let [a = 0, b = 0, c = 0, d = 0] = state
  for (let k = 0; k < 64; k++) {
    const round = k >> 4
    const mixed =
      round === 0 ? (b & c) | (~b & d) : round === 1 ? (d & b) | (~d & c) : round === 2 ? b ^ c ^ d : c ^ (b | ~d)
    const word = round === 0 ? k : round === 1 ? (5 * k + 1) & 15 : round === 2 ? (3 * k + 5) & 15 : (7 * k) & 15
    const sum = (a + mixed + (sines[k] ?? 0) + view.getUint32(at + word * 4, true)) | 0
    const shift = shifts[round * 4 + (k & 3)] ?? 0
    a = d
    d = c
    c = b
    b = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0
  }
  for (const [k, value] of [a, b, c, d].entries()) state[k] = (state[k] ?? 0) + value
}

/** RC4 with that key, which locks and unlocks alike. */
export function rc4(key: Uint8Array, input: Uint8Array): Uint8Array {
  const box = Uint8Array.from({ length: 256 }, (_, k) => k)
  const swap = (one: number, other: number) => {
    const held = box[one] ?? 0
    box[one] = box[other] ?? 0
    box[other] = held
  }
  for (let k = 0, j = 0; k < 256; k++) {
    j = (j + (box[k] ?? 0) + (key[k % key.length] ?? 0)) & 255
    swap(k, j)
  }
  const out = new Uint8Array(input.length)
  for (let k = 0, i = 0, j = 0; k < input.length; k++) {
    i = (i + 1) & 255
    j = (j + (box[i] ?? 0)) & 255
    swap(i, j)
    out[k] = (input[k] ?? 0) ^ (box[((box[i] ?? 0) + (box[j] ?? 0)) & 255] ?? 0)
  }
  return out
}
