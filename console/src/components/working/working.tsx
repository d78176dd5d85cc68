import { useEffect, useState } from 'react'
import { useSpeech } from '../../i18n/words.tsx'
import './working.css'

/** Something takes seconds, and how many have gone by: nobody need wonder whether it stands still. */
export function Working({ words }: { words: string }) {
  const { say } = useSpeech()
  const [seconds, setSeconds] = useState(0)
  useEffect(() => {
    const ticking = setInterval(() => setSeconds((now) => now + 1), 1000)
    return () => clearInterval(ticking)
  }, [])
  return (
    <div className="card stack-small">
      <p role="status">{words}</p>
      <progress className="working-bar" aria-label={words} />
      <p className="small soft numbers" aria-hidden="true">
        {say('working.seconds', { count: seconds })}
      </p>
    </div>
  )
}
