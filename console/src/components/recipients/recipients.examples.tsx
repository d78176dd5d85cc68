import { Recipients } from './recipients.tsx'

export const examples = {
  several: (
    <Recipients
      recipients={[
        {
          address: 'jones@school.example',
          name: 'Mr Jones',
          state: 'held',
          at: '2026-06-06T18:42:00Z',
          until: '2026-06-08T06:30:00Z',
          citations: [],
        },
        {
          address: 'a-very-long-address-that-does-not-break-anywhere@department.museum.example',
          state: 'bounced',
          at: '2026-06-06T18:42:00Z',
          citations: [],
          remark: '550 5.1.1 no such mailbox',
        },
      ]}
    />
  ),
}
