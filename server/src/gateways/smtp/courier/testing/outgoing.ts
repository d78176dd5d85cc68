import type { Outgoing } from '../../../../modules/mail/index.ts'

let count = 0

/** An envelope for a test: from one of ours, to these, with a short message. */
export function outgoingTo(addresses: readonly string[], more: Partial<Outgoing> = {}): Outgoing {
  const recipients = addresses.map((address, position) => ({ position, address }))
  return {
    schoolId: 'school',
    delivery: {
      id: `delivery-${++count}`,
      messageId: 'message',
      positions: recipients.map(({ position }) => position),
      changes: { tags: [] },
      attempts: 0,
      madeAt: Temporal.Instant.from('2026-03-03T10:15:00Z'),
    },
    from: 'ahmed@school.example',
    recipients,
    above: Buffer.from('Received: by us\r\n'),
    message: Buffer.from('Subject: Minutes\r\n\r\nText.\r\n'),
    eightBit: false,
    utf8: false,
    ...more,
  }
}
