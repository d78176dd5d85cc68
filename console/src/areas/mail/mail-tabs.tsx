import { useLocation } from '@tanstack/react-router'
import { useSession } from '../../api/session.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import './mail.css'

/** The pages of the area Mail. */
export function MailTabs() {
  const { say } = useSpeech()
  const { may } = useSession()
  const { pathname } = useLocation()
  const tabs = [
    { href: paths.held, words: say('held.tab') },
    ...(may.reviewHeld ? [{ href: paths.review, words: say('review.tab') }] : []),
    { href: paths.received, words: say('received.tab') },
    { href: paths.mine, words: say('mine.tab') },
    { href: paths.ownMail, words: say('own.tab') },
    // Pupils and parents agree nothing here.
    ...(may.seePolicy ? [{ href: paths.agreed, words: say('agreed.tab') }] : []),
    ...(may.runMail
      ? [
          { href: paths.queue, words: say('queue.tab') },
          { href: paths.health, words: say('health.tab') },
        ]
      : []),
  ]
  return (
    <nav aria-label={say('area.mail')}>
      <ul className="mail-tabs">
        {tabs.map((tab) => (
          <li key={tab.href}>
            <Link href={tab.href} aria-current={pathname === tab.href ? 'page' : undefined}>
              {tab.words}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
