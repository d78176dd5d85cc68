import { Meter } from './meter.tsx'

export const examples = {
  under: <Meter spent={3} of={5} words="3 of 5 held messages" />,
  over: <Meter spent={8} of={5} words="8 of 5 held messages" />,
}
