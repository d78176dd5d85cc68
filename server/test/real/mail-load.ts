import { SmtpClient } from '../../src/gateways/smtp/courier/client.ts'

/**
 * One message from outside through the relay, known again by its subject. Gives the answer, or undefined where there was none:
 * then nobody may say what became of it.
 */
export async function sendOne(
  port: number,
  subjectLine: string,
  text = 'For information.',
): Promise<string | undefined> {
  let client: SmtpClient | undefined
  try {
    client = await SmtpClient.open({
      smartHost: { host: '127.0.0.1', port, tls: 'none' },
      hostname: 'client.example',
      connectMs: 60_000,
      answerMs: 60_000,
    })
    const [result] = await client.send({
      schoolId: '',
      delivery: {
        id: '',
        messageId: '',
        positions: [0],
        changes: { tags: [] },
        attempts: 0,
        madeAt: Temporal.Instant.fromEpochMilliseconds(0),
      },
      from: 'sender@list.example',
      recipients: [{ position: 0, address: 'dsl@school.example' }],
      above: Buffer.alloc(0),
      message: Buffer.from(
        `From: <sender@list.example>\r\nTo: <dsl@school.example>\r\nSubject: ${subjectLine}\r\n\r\n${text}\r\n`,
      ),
      eightBit: false,
      utf8: false,
    })
    return result?.said
  } catch {
    return undefined
  } finally {
    client?.close()
  }
}

/** Counts what comes to a sink by subject. */
export function countSubjects(sink: {
  onMail(listener: (mail: { readonly message: Buffer }) => void): void
}): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  sink.onMail(({ message }) => {
    const subjectLine = /^Subject: (.*?)\r?$/m.exec(message.toString('latin1'))?.[1] ?? ''
    counts.set(subjectLine, (counts.get(subjectLine) ?? 0) + 1)
  })
  return counts
}
