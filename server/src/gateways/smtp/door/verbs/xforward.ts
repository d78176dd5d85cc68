import { isIP } from 'node:net'
import { decodeXtext } from '../notification.ts'
import type { Forwarded } from '../policy.ts'
import { reply, type SmtpReply } from '../reply.ts'
import type { Talk } from '../talk.ts'

const notOffered = reply(502, '5.5.1', 'Not offered')
const notNow = reply(503, '5.5.1', 'Not while a message is under way')
const wrong = reply(501, '5.5.4', 'Not an XFORWARD attribute')
const noted = reply(250, '2.0.0', 'Noted')

/** The attributes that are announced; those that are no use here are taken and let go. */
export const forwardedAttributes = ['NAME', 'ADDR', 'PORT', 'PROTO', 'HELO', 'IDENT', 'SOURCE'] as const

const nothing: ReadonlySet<string> = new Set(['', '[UNAVAILABLE]', '[TEMPUNAVAIL]'])

/**
 * XFORWARD (Postfix's XFORWARD_README): a server that filters its mail through us says for whom. Only peers of ours may; what they
 * say holds for the next message and nothing that they may do depends on it.
 */
export function xforward<L>(talk: Talk<L>, rest: string): SmtpReply {
  if (!talk.mayForward) return notOffered
  if (talk.transaction) return notNow
  const told: { -readonly [K in keyof Forwarded]: Forwarded[K] } = { ...talk.forwarded }
  const words = rest.split(' ').filter((word) => word !== '')
  if (words.length === 0) return wrong
  for (const word of words) {
    const equals = word.indexOf('=')
    const key = word.slice(0, Math.max(0, equals)).toUpperCase()
    const value = decodeXtext(word.slice(equals + 1))
    if (equals < 1 || value === undefined || !forwardedAttributes.some((each) => each === key)) return wrong
    const given = nothing.has(value.toUpperCase()) ? undefined : value
    if (key === 'ADDR') {
      const address = given?.replace(/^IPv6:/i, '')
      if (address !== undefined && isIP(address) === 0) return wrong
      told.address = address
    } else if (key === 'HELO') told.helo = given !== undefined && /^[\x21-\x7e]{1,255}$/.test(given) ? given : undefined
    else if (key === 'SOURCE') told.isLocal = given?.toUpperCase() === 'LOCAL'
  }
  talk.forward(told)
  return noted
}
