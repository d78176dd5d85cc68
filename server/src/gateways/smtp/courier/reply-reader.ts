/** One reply of a server: its code and its text, the enhanced code included, lines joined by spaces. */
export type ServerReply = { readonly code: number; readonly text: string; readonly lines: readonly string[] }

// RFC 5321 4.5.3.1.5 allows 512; servers say more, and none needs this much.
const longestLine = 4096
const mostLines = 200

/** Thrown when a server does not speak SMTP. */
export class NotSmtpError extends Error {
  override readonly name = 'NotSmtpError'
  readonly code = 'smtp.not-smtp'
}

/** Cuts what a server sends into replies (RFC 5321 4.2.1). */
export class ReplyReader {
  #rest = ''
  #lines: string[] = []

  /** Whether a reply has begun that has not ended. */
  get hasRest(): boolean {
    return this.#rest !== '' || this.#lines.length > 0
  }

  /** Takes octets in and gives the replies they complete. Throws NotSmtpError. */
  push(chunk: Buffer): readonly ServerReply[] {
    const all = this.#rest + chunk.toString('latin1')
    const replies: ServerReply[] = []
    let from = 0
    for (let end = all.indexOf('\n'); end >= 0; end = all.indexOf('\n', from)) {
      const line = all.slice(from, all[end - 1] === '\r' ? end - 1 : end)
      from = end + 1
      const matched = /^([2-5]\d\d)([ -]?)(.*)$/s.exec(line)
      if (!matched || this.#lines.length > mostLines) throw new NotSmtpError('a reply has no code')
      const [, code = '', separator, text = ''] = matched
      this.#lines.push(text)
      if (separator === '-') continue
      replies.push({ code: Number(code), text: this.#lines.join(' '), lines: this.#lines })
      this.#lines = []
    }
    this.#rest = all.slice(from)
    if (this.#rest.length > longestLine) throw new NotSmtpError('a reply line does not end')
    return replies
  }
}
