import { useTimeZone } from '../../api/session.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { sayWhen, type WhenStyle } from './say-when.ts'

/** An instant in the school's time, as people say it; the exact one is in its title and `datetime`. */
export function When({ at, style = 'near' }: { at: string; style?: WhenStyle }) {
  const { language } = useSpeech()
  const timeZone = useTimeZone()
  const speech = { language, timeZone, now: new Date() }
  return (
    <time dateTime={at} title={sayWhen(at, 'full', speech)} className="numbers">
      {sayWhen(at, style, speech)}
    </time>
  )
}
