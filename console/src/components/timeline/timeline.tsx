import type { Happening } from '@beadle/contract'
import { useSpeech } from '../../i18n/words.tsx'
import { Link, paths } from '../link/link.tsx'
import { When } from '../when/when.tsx'
import './timeline.css'

/** What happened, the earliest first. */
export function Timeline({ happenings }: { happenings: readonly Happening[] }) {
  const { pick } = useSpeech()
  return (
    <ol className="timeline">
      {happenings.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: things are only added at the end, and two may be alike
        <li key={place} data-to-come={Date.parse(one.at) > Date.now() || undefined}>
          <span>{pick(one.words)}</span>
          <span className="soft small">
            <When at={one.at} />
            {one.who && ` · ${one.who.name}`}
            {one.code && (
              <>
                {' · '}
                <code>{one.code}</code>
              </>
            )}
            {one.clauses?.map(({ clause, ref }) => (
              <span key={clause}>
                {' · '}
                <Link href={paths.clause(clause)}>{ref}</Link>
              </span>
            ))}
          </span>
        </li>
      ))}
    </ol>
  )
}
