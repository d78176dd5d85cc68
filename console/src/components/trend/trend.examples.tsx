import { Trend } from './trend.tsx'

const points = Array.from({ length: 30 }, (_, i) => ({
  on: `2026-05-${String(i + 1).padStart(2, '0')}`,
  count: (i * 7) % 5,
}))

export const examples = {
  month: <Trend points={points} label="When it acted" />,
  none: <Trend points={[]} label="When it acted" />,
}
