import { useTimeZone } from '../../api/session.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { When } from '../when/when.tsx'
import { fillDays, type Point } from './fill-days.ts'
import './trend.css'

const HEIGHT = 40
const STEP = 10
const DAYS = 30

/** Counts by day as bars, the last 30 days; the same said in one sentence for those who do not see it. */
export function Trend({ points: given, label }: { points: readonly Point[]; label: string }) {
  const { say } = useSpeech()
  const timeZone = useTimeZone()
  const points = fillDays(given, new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date()), DAYS)
  const most = Math.max(1, ...points.map((p) => p.count))
  const first = points[0]
  const last = points.at(-1)
  if (!first || !last) return null
  const total = points.reduce((sum, p) => sum + p.count, 0)
  return (
    <figure className="trend">
      <svg
        viewBox={`0 0 ${points.length * STEP} ${HEIGHT + 1}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={say('trend.label', { label, total, most })}
      >
        {points.map((p, i) => {
          const height = (p.count / most) * HEIGHT
          return <rect key={p.on} x={i * STEP + 1.5} y={HEIGHT - height} width={STEP - 3} height={height} />
        })}
        <line
          x1="0"
          x2={points.length * STEP}
          y1={HEIGHT + 0.5}
          y2={HEIGHT + 0.5}
          strokeWidth="1"
          vectorEffect="non-scaling-stroke"
        />
      </svg>
      <figcaption className="trend-ends soft small">
        <When at={`${first.on}T12:00:00Z`} style="day" />
        <When at={`${last.on}T12:00:00Z`} style="day" />
      </figcaption>
    </figure>
  )
}
