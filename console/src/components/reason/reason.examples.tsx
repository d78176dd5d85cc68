import { Reason } from './reason.tsx'

export const examples = {
  three: (
    <Reason
      words={{ en: 'Held until Monday 07:30. Clause 3.2 keeps mail to weekdays. Leave it and it is sent then.' }}
    />
  ),
}
