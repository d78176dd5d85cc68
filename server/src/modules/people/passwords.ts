import { argon2, createHash, randomBytes, timingSafeEqual } from 'node:crypto'

// OWASP Password Storage Cheat Sheet, argon2id: 19 MiB, two passes, one lane.
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 }

/** Hashes a password with argon2id into the PHC string form. Takes some tens of milliseconds, off the main thread. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await argon2id(password, salt, cost)
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/** Whether a password fits a hash made by `hashPassword`, with the costs it was made with. False for a text that is no such hash. */
export async function fitsPassword(password: string, hash: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash)
  if (match === null) return false
  const [, memory, passes, parallelism, salt = '', expected = ''] = match
  const tag = Buffer.from(expected, 'base64')
  const got = await argon2id(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    tagLength: tag.length,
  })
  return timingSafeEqual(got, tag)
}

let decoy: Promise<string> | undefined

/** Spends the time of a real check, so that an unknown login answers no faster than a known one. */
export async function pretendToCheck(password: string): Promise<false> {
  decoy ??= hashPassword(randomBytes(16).toString('hex'))
  await fitsPassword(password, await decoy)
  return false
}

/** Digest of a secret that we made at random ourselves: session tokens, device passwords, bearer tokens. */
export function digestOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest()
}

/** A new device password: 100 random bits in groups that can be typed, without letters that look alike. */
export function newDevicePassword(): string {
  const alphabet = 'abcdefghjkmnpqrstuvwxyz023456789'
  const letters = [...randomBytes(20)].map((byte) => alphabet[byte & 31]).join('')
  return letters.replace(/(.{5})(?=.)/g, '$1-')
}

function argon2id(
  password: string,
  nonce: Buffer,
  { memory, passes, parallelism, tagLength }: typeof cost,
): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'))
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, tag) =>
      error === null ? resolve(tag) : reject(error),
    )
  })
}

function unpadded(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '')
}
