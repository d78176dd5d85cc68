import type { Session } from '@beadle/contract'
import { ThemeButton } from '../../app/theme-button.tsx'
import { Page } from '../../components/page/page.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { DemoCast } from './demo-cast.tsx'
import { PasswordForm } from './password-form.tsx'
import './sign-in.css'

/** Sign-in: the demo's people by one click where the server runs the demo, a password and a code everywhere. */
export function SignIn({ session }: { session: Extract<Session, { signedIn: false }> }) {
  const { say } = useSpeech()
  const lead = session.school ? <p className="soft">{session.school.name}</p> : undefined
  return (
    <>
      <div className="sign-in-brand">
        <img src="/mace.svg" alt="" width="48" height="48" />
        <p className="measure soft">{say('sign-in.lead')}</p>
      </div>
      <Page heading={say('sign-in')} lead={lead}>
        {session.demo && <DemoCast />}
        {session.demo ? (
          <details className="card">
            <summary>{say('sign-in.by-password')}</summary>
            <PasswordForm />
          </details>
        ) : (
          <section className="card">
            <PasswordForm />
          </section>
        )}
        <p>
          <ThemeButton />
        </p>
      </Page>
    </>
  )
}
