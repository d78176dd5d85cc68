import { Timeline } from './timeline.tsx'

export const examples = {
  two: (
    <Timeline
      happenings={[
        {
          at: '2026-06-06T18:42:00Z',
          kind: 'held',
          words: { en: 'Held until Monday 07:30' },
          clauses: [{ clause: 'hillcrest.3.2.staff.5', ref: '3.2.staff.5' }],
        },
        {
          at: '2026-06-08T06:29:00Z',
          kind: 'tried-later',
          words: { en: 'The next server asked for it to be tried again later' },
          code: '451 4.7.1 (mx.museum.example)',
        },
        {
          at: '2026-06-08T06:30:00Z',
          kind: 'mail.delivered',
          who: { id: 'okafor', name: 'Ms Okafor' },
          words: { en: 'Delivered' },
        },
      ]}
    />
  ),
}
