import { useSpeech } from '../../i18n/words.tsx'
import './loading.css'

const widths = ['40%', '85%', '70%', '78%', '55%']

/** Stands where a page will be. It keeps the room, shows itself only after a quarter of a second, and does not move. */
export function Loading() {
  const { say } = useSpeech()
  return (
    <div className="loading" role="status">
      <span className="visually-hidden">{say('loading')}</span>
      {widths.map((width) => (
        <span key={width} className="loading-bar" style={{ width }} />
      ))}
    </div>
  )
}
