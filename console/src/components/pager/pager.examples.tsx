import { Pager, type Turning } from './pager.tsx'

const ignore = () => {}
const middle: Turning = { before: '7', isFirst: false, older: ignore, newer: ignore, reset: ignore }

export const examples = {
  newest: <Pager turning={{ ...middle, before: undefined, isFirst: true }} next="7" />,
  middle: <Pager turning={middle} next="3" />,
  oldest: <Pager turning={middle} next={null} />,
}
