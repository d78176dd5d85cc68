import { useTimeZone } from '../../api/session.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { sayWhen, type WhenStyle } from './say-when.ts'

/** An instant in the school's time, as people say it; the exact one is in its title and `datetime`. */
export function When({ at, style = 'near' }: { at: string; style?: WhenStyle }) {
  const { intl, say } = useSpeech()
  const timeZone = useTimeZone()
  const ask = {
    locale: intl.locale,
    timeZone,
    now: new Date(),
    today: say('when.today'),
    tomorrow: say('when.tomorrow'),
    yesterday: say('when.yesterday'),
  }
  return (
    <time dateTime={at} title={sayWhen(at, 'full', ask)} className="numbers">
      {sayWhen(at, style, ask)}
    </time>
  )
}
