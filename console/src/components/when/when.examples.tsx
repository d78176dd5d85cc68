import { When } from './when.tsx'

export const examples = {
  near: <When at="2026-06-06T18:42:00Z" />,
  full: <When at="2026-06-06T18:42:00Z" style="full" />,
  day: <When at="2026-06-06T18:42:00Z" style="day" />,
}
