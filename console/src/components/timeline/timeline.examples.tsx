import { Timeline } from './timeline.tsx'

export const examples = {
  two: (
    <Timeline
      happenings={[
        { at: '2026-06-06T18:42:00Z', kind: 'mail.held', words: { en: 'Held until Monday 07:30' } },
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
