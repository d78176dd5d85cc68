import { getSession, signOut } from '@beadle/contract'
import { Outlet, useLocation } from '@tanstack/react-router'
import { Suspense } from 'react'
import { SessionProvider, type SignedIn, useSession, useTakeSession } from '../api/session.tsx'
import { useAct, useAsk } from '../api/use-ask.ts'
import { SignIn } from '../areas/sign-in/sign-in.tsx'
import { Button } from '../components/button/button.tsx'
import { Icon, type IconName } from '../components/icon/icon.tsx'
import { Link, paths } from '../components/link/link.tsx'
import { Loading } from '../components/loading/loading.tsx'
import { Problem } from '../components/problem/problem.tsx'
import { useSpeech, type WordId } from '../i18n/words.tsx'
import { Offline } from './offline.tsx'
import { ThemeButton } from './theme-button.tsx'
import './shell.css'

/** Everything stands inside the shell. Whoever is not signed in sees the sign-in page at any address, and afterwards what stands at that address. */
export function Shell() {
  const session = useAsk(getSession, {})
  if (session.isPending)
    return (
      <BareMain>
        <Loading />
      </BareMain>
    )
  if (session.isError)
    return (
      <BareMain>
        <Problem error={session.error} again={() => session.refetch()} />
      </BareMain>
    )
  if (!session.data.signedIn)
    return (
      <BareMain>
        <SignIn session={session.data} />
      </BareMain>
    )
  return (
    <SessionProvider value={session.data}>
      <SignedInShell />
    </SessionProvider>
  )
}

function BareMain({ children }: { children: React.ReactNode }) {
  return (
    <main id="main" className="bare-main">
      {children}
    </main>
  )
}

function SignedInShell() {
  const session = useSession()
  const { say, language } = useSpeech()
  return (
    <>
      <a className="skip" href="#main">
        {say('skip')}
      </a>
      <div className="shell">
        <header className="shell-side">
          <div className="shell-side-inner">
            <div className="brand">
              <img src="/mace.svg" alt="" width="36" height="36" />
              <span>
                Beadle
                <span className="brand-school">{session.school.name}</span>
                <span className="brand-who">{session.person.name}</span>
              </span>
            </div>
            <nav className="shell-areas" aria-label={say('areas')}>
              <Areas session={session} />
            </nav>
            <Who session={session} />
          </div>
        </header>
        <main id="main" className="shell-main" tabIndex={-1}>
          <Offline />
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
          {language === 'cy' && <p className="unreviewed small soft">{say('language.unreviewed')}</p>}
        </main>
      </div>
    </>
  )
}

type Area = {
  readonly href: string
  readonly icon: IconName
  readonly words: WordId
  readonly shown: (session: SignedIn) => boolean
}
const areas: readonly Area[] = [
  { href: paths.home, icon: 'home', words: 'area.home', shown: () => true },
  { href: paths.held, icon: 'mail', words: 'area.mail', shown: () => true },
  { href: paths.policy, icon: 'policy', words: 'area.policy', shown: ({ may }) => may.seePolicy },
  { href: paths.mayI, icon: 'question', words: 'area.may-i', shown: () => true },
  { href: paths.ledger, icon: 'ledger', words: 'area.ledger', shown: ({ may }) => may.seeLedger },
  { href: paths.schools, icon: 'schools', words: 'area.schools', shown: ({ otherSchools }) => otherSchools.length > 0 },
]

function Areas({ session }: { session: SignedIn }) {
  const { say } = useSpeech()
  const { pathname } = useLocation()
  return (
    <ul className="areas">
      {areas
        .filter((area) => area.shown(session))
        .map((area) => (
          <li key={area.href}>
            <Link
              href={area.href}
              aria-current={isWithin(pathname, area.href) ? (pathname === area.href ? 'page' : 'true') : undefined}
            >
              <Icon name={area.icon} />
              {say(area.words)}
            </Link>
          </li>
        ))}
    </ul>
  )
}

function isWithin(pathname: string, area: string): boolean {
  return area === '/' ? pathname === '/' : pathname === area || pathname.startsWith(`${area}/`)
}

function Who({ session }: { session: SignedIn }) {
  const { say, name, language, choose } = useSpeech()
  const take = useTakeSession()
  const leave = useAct(signOut, { onDone: take })
  const other = language === 'en' ? 'cy' : 'en'
  return (
    <div className="shell-who">
      <div className="shell-who-name small">
        <strong>{session.person.name}</strong>
        <span className="soft">{session.person.roles.map((role) => name('role', role)).join(', ')}</span>
      </div>
      <div className="shell-settings">
        <Button kind="quiet" onPress={() => leave.mutate({})} isPending={leave.isPending}>
          <Icon name="leave" size={18} />
          <span className="optional-words">{say(session.demo ? 'session.switch' : 'session.leave')}</span>
        </Button>
        <ThemeButton />
        <Button kind="quiet" onPress={() => choose(other)}>
          <span lang={other}>{say(`language.${other}`)}</span>
        </Button>
      </div>
    </div>
  )
}
