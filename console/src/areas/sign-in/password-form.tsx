import { signIn } from '@beadle/contract'
import { type FormEvent, useState } from 'react'
import { RefusedError } from '../../api/ask.ts'
import { useTakeSession } from '../../api/session.tsx'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { TextLine } from '../../components/field/field.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

type Field = 'login' | 'password' | 'totp'

/** Login, password, and the six digits of an authenticator when the account has one. */
export function PasswordForm() {
  const { say } = useSpeech()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [totp, setTotp] = useState('')
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const take = useTakeSession()
  const enter = useAct(signIn, { onDone: take })
  const asksTotp =
    enter.error instanceof RefusedError && ['people.totp-needed', 'people.wrong-totp'].includes(enter.error.code)

  function submit(event: FormEvent) {
    event.preventDefault()
    const missing: FormError[] = []
    if (!login.trim()) missing.push({ field: 'login', words: say('sign-in.login.missing') })
    if (!password) missing.push({ field: 'password', words: say('sign-in.password.missing') })
    setErrors(missing)
    if (missing.length) return
    enter.mutate(
      { body: { login: login.trim(), password, ...(totp.trim() ? { totp: totp.replaceAll(' ', '') } : {}) } },
      { onError: (error) => setErrors(errorsOf(error)) },
    )
  }
  function errorsOf(error: Error): readonly FormError[] {
    if (!(error instanceof RefusedError)) return []
    if (error.code === 'people.wrong-password') return [{ field: 'password', words: say('sign-in.wrong-password') }]
    if (error.code === 'people.totp-needed') return [{ field: 'totp', words: say('sign-in.totp-needed') }]
    if (error.code === 'people.wrong-totp') return [{ field: 'totp', words: say('sign-in.wrong-totp') }]
    if (error.code === 'people.locked') return [{ words: say('sign-in.locked') }]
    return []
  }
  const errorOf = (field: Field) => errors.find((error) => error.field === field)?.words
  return (
    <form className="sign-in-form" onSubmit={submit} noValidate>
      <ErrorSummary errors={errors} />
      {enter.isError && !errors.length && <Problem error={enter.error} />}
      <TextLine
        id="login"
        label={say('sign-in.login')}
        hint={say('sign-in.login.hint')}
        value={login}
        onChange={setLogin}
        error={errorOf('login')}
        autoComplete="username"
        required
      />
      <TextLine
        id="password"
        label={say('sign-in.password')}
        type="password"
        value={password}
        onChange={setPassword}
        error={errorOf('password')}
        autoComplete="current-password"
        required
      />
      {(asksTotp || totp) && (
        <TextLine
          id="totp"
          label={say('sign-in.totp')}
          hint={say('sign-in.totp.hint')}
          value={totp}
          onChange={setTotp}
          error={errorOf('totp')}
          autoComplete="one-time-code"
          inputMode="numeric"
          required
        />
      )}
      <div>
        <Button type="submit" kind="main" isPending={enter.isPending}>
          {say('sign-in.enter')}
        </Button>
      </div>
    </form>
  )
}
