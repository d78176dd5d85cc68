import { connect, type Socket } from 'node:net'
import { Lanes } from './lanes.ts'
import { type Scanner, ScannerAwayError, type ScanResult } from './scanner.ts'

/** Where clamd listens. */
export type ClamdAddress = { readonly path: string } | { readonly host: string; readonly port: number }

export type ClamdOptions = {
  readonly address: ClamdAddress
  /** Streams at once; further ones wait. clamd's own MaxThreads is 10. */
  readonly atOnce?: number
  /** How long one answer may take, waiting for a stream included. */
  readonly answerMs?: number
  readonly connectMs?: number
  /** How long nothing is asked after it could not be reached, the first time and at most; each failure doubles it. */
  readonly awayMs?: number
  readonly mostAwayMs?: number
}

const usual = { atOnce: 4, answerMs: 30_000, connectMs: 3000, awayMs: 1000, mostAwayMs: 30_000 }
const chunkBytes = 64 * 1024
const longestAnswer = 4096

/**
 * ClamAV's daemon by its INSTREAM command (clamd(8)): one connection a stream, the content in chunks with their lengths, an
 * empty chunk at the end, one line back. A daemon that cannot be reached is left alone for a while, so that mail waits in the
 * database and not at the door.
 */
export function openClamd(options: ClamdOptions): Scanner {
  const { address, atOnce, answerMs, connectMs, awayMs, mostAwayMs } = { ...usual, ...options }
  const lanes = new Lanes(atOnce)
  let awayUntil = 0
  let awayFor = awayMs
  return {
    async scan(content) {
      const deadline = AbortSignal.timeout(answerMs)
      using _lane = await lanes.enter(deadline).catch((error: unknown) => {
        throw new ScannerAwayError('it has too much to do', { cause: error })
      })
      if (performance.now() < awayUntil) throw new ScannerAwayError('it was away a moment ago')
      const socket = await reach(address, { connectMs, deadline }).catch((error: unknown) => {
        awayUntil = performance.now() + awayFor
        awayFor = Math.min(mostAwayMs, awayFor * 2)
        throw new ScannerAwayError('no connection', { cause: error })
      })
      awayFor = awayMs
      return resultOf(await ask(socket, content, deadline))
    },
  }
}

function reach(
  address: ClamdAddress,
  { connectMs, deadline }: { readonly connectMs: number; readonly deadline: AbortSignal },
): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ ...address, signal: deadline })
    const timer = setTimeout(() => socket.destroy(new Error('no connection in time')), connectMs)
    socket.once('error', (error) => {
      clearTimeout(timer)
      reject(error)
    })
    socket.once('connect', () => {
      clearTimeout(timer)
      socket.removeAllListeners('error')
      resolve(socket)
    })
  })
}

/** Streams the content and reads the answer. What clamd says before it closes counts, also when not all was written. */
function ask(socket: Socket, content: Uint8Array, deadline: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    let failure: Error | undefined
    const late = () => socket.destroy(new Error('no answer in time'))
    deadline.addEventListener('abort', late)
    socket.setEncoding('latin1')
    socket.on('data', (text: string) => {
      answer += text
      if (answer.includes('\0') || answer.length > longestAnswer) socket.destroy()
    })
    socket.on('error', (error) => {
      failure ??= error
    })
    socket.on('close', () => {
      deadline.removeEventListener('abort', late)
      const line = answer.slice(0, longestAnswer).replace(/\0.*$/s, '').trim()
      if (line !== '') resolve(line)
      else reject(new ScannerAwayError('it closed without an answer', { cause: failure, isAboutThis: true }))
    })
    if (deadline.aborted) late()
    socket.write('zINSTREAM\0')
    writeChunks(socket, content)
  })
}

function writeChunks(socket: Socket, content: Uint8Array): void {
  const next = (from: number) => {
    for (let at = from; ; at += chunkBytes) {
      if (socket.destroyed) return
      const chunk = content.subarray(at, at + chunkBytes)
      const length = Buffer.alloc(4)
      length.writeUInt32BE(chunk.length)
      socket.write(length)
      // The chunk of no length is the end.
      if (chunk.length === 0) return
      if (!socket.write(chunk)) return void socket.once('drain', () => next(at + chunkBytes))
    }
  }
  next(0)
}

function resultOf(line: string): ScanResult {
  const [, name] = /^stream: (.+) FOUND$/.exec(line) ?? []
  if (name !== undefined) {
    // What it could not look into is not malware by that; our own reading of files says what is locked.
    if (/^Heuristics\.Encrypted\./.test(name)) return { is: 'clean' }
    if (/^Heuristics\.Limits\.Exceeded/.test(name)) return { is: 'unscannable', why: 'limits exceeded' }
    return { is: 'found', name: name.replace(/[^\w.:/-]/g, '').slice(0, 120) }
  }
  if (line === 'stream: OK') return { is: 'clean' }
  if (/size limit exceeded/i.test(line)) return { is: 'unscannable', why: 'too large' }
  if (/ERROR$/.test(line) && /^stream: /.test(line)) return { is: 'unscannable', why: 'it could not be read' }
  throw new ScannerAwayError('an answer that is none')
}
