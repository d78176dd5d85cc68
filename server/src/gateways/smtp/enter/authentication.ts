import type { MailMessage } from '../../../modules/mail/index.ts'

/** What the provider in front found of SPF, DKIM and DMARC: its field stands above all that the sender wrote (RFC 8601). */
export function authentication({ header }: MailMessage): 'pass' | 'fail' | 'none' {
  const field = header.fields.find(({ name }) => name === 'authentication-results')?.value ?? ''
  const found = /\bdmarc\s*=\s*(pass|fail)\b/i.exec(field)?.[1]?.toLowerCase()
  return found === 'pass' || found === 'fail' ? found : 'none'
}
