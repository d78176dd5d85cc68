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

  /** Takes octets in and gives the replies they complete. Throws NotSmtpError. */
  push(chunk: Buffer): readonly ServerReply[] {
    this.#rest += chunk.toString('latin1')
    const replies: ServerReply[] = []
    for (let end = this.#rest.indexOf('\n'); end >= 0; end = this.#rest.indexOf('\n')) {
      const line = this.#rest.slice(0, end).replace(/\r$/, '')
      this.#rest = this.#rest.slice(end + 1)
      const matched = /^([2-5]\d\d)([ -]?)(.*)$/.exec(line)
      if (!matched || this.#lines.length > mostLines) throw new NotSmtpError('a reply has no code')
      const [, code = '', separator, text = ''] = matched
      this.#lines.push(text)
      if (separator === '-') continue
      replies.push({ code: Number(code), text: this.#lines.join(' '), lines: this.#lines })
      this.#lines = []
    }
    if (this.#rest.length > longestLine) throw new NotSmtpError('a reply line does not end')
    return replies
  }
}
