import { Obligations, SetAside } from './decision.tsx'

export const examples = {
  obligations: <Obligations obligations={[{ do: 'archive.keep', words: { en: 'A copy is kept.' } }]} />,
  aside: (
    <SetAside
      lifted={[{ clause: 'hillcrest.3.2.5', control: 'mail.send-hours', effect: 'hold', by: 'safe-lane' }]}
      watched={[{ clause: 'hillcrest.3.1.4', control: 'mail.one-subject', effect: 'deny' }]}
    />
  ),
}
