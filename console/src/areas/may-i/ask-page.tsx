import { type AskableAction, everyPolicy, getMe, listActions, mayI } from '@beadle/contract'
import { useLocation } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { RefusedError } from '../../api/ask.ts'
import { useSession, useTimeZone } from '../../api/session.tsx'
import { useAct, useAsk } from '../../api/use-ask.ts'
import { useId } from '../../app/use-id.ts'
import { Button } from '../../components/button/button.tsx'
import { ErrorSummary, type FormError } from '../../components/error-summary/error-summary.tsx'
import { SelectOne, TextLine } from '../../components/field/field.tsx'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { toInstant, toLocal } from '../../components/when/school-time.ts'
import { useSpeech } from '../../i18n/words.tsx'
import { AnswerCard } from './answer-card.tsx'
import { filledIn } from './asking.ts'
import { EveryPolicy } from './every-policy.tsx'
import { firstMembers } from './first-members.ts'
import { fieldOf, missingMembers, prune, startingWith } from './form-values.ts'
import { MemberFields } from './shape-field.tsx'
import './may-i.css'

/** One act: its form, and the answer beside it. */
export function AskPage() {
  const { say, name } = useSpeech()
  const id = useId()
  const acts = useAsk(listActions, {})
  const me = useAsk(getMe, {})
  const { hash } = useLocation()
  const back = { href: paths.mayI, words: say('area.may-i') }
  if (acts.isPending || me.isPending) return <Loading />
  const action = acts.data?.actions.find((one) => one.name === id)
  return (
    <Page heading={name('act', id)} title={say('may-i.title', { act: name('act', id) })} back={back}>
      {acts.isError && <Problem error={acts.error} again={() => acts.refetch()} />}
      {acts.data && !action && <p>{say('may-i.unknown')}</p>}
      {action && (
        <AskForm
          key={`${id} ${hash}`}
          action={action}
          roles={acts.data?.mayAskAs ? acts.data.roles : []}
          address={me.data?.addresses.find((one) => one.kind === 'official')?.address}
          filled={filledIn(`#${hash.replace(/^#/, '')}`)}
        />
      )}
    </Page>
  )
}

type Props = {
  readonly action: AskableAction
  readonly roles: readonly string[]
  readonly address: string | undefined
  /** An example that brought one here. */
  readonly filled: ReturnType<typeof filledIn>
}

function AskForm({ action, roles, address, filled }: Props) {
  const { say, name } = useSpeech()
  const timeZone = useTimeZone()
  const [values, setValues] = useState<Readonly<Record<string, unknown>>>(() => ({
    ...startingWith(action, address),
    ...filled?.properties,
  }))
  const [asRole, setAsRole] = useState(filled?.asRoles?.find((role) => roles.includes(role)) ?? '')
  const [at, setAt] = useState(filled?.at ? toLocal(filled.at, timeZone) : '')
  const [errors, setErrors] = useState<readonly FormError[]>([])
  const { may } = useSession()
  const answer = useAct(mayI)
  const everywhere = useAct(everyPolicy)
  const isRefused = answer.isError || everywhere.isError

  function submit(event: FormEvent) {
    event.preventDefault()
    ask(answer)
  }

  /** Asks this school's policy, or every one; the other answer is taken away. */
  function ask(whom: typeof answer | typeof everywhere) {
    answer.reset()
    everywhere.reset()
    const missing = missingMembers(action, values).map((member) => ({
      field: fieldOf(member),
      words: say('may-i.missing', { field: name('member', member) }),
    }))
    setErrors(missing)
    if (missing.length) return
    const properties = prune(values) as Record<string, unknown> | undefined
    whom.mutate(
      {
        body: {
          action: action.name,
          properties: properties ?? {},
          ...(asRole ? { asRoles: [asRole] } : {}),
          ...(at ? { at: toInstant(at, timeZone) } : {}),
        },
      },
      {
        onError: (error) =>
          setErrors(
            error instanceof RefusedError && error.status === 400
              ? [
                  {
                    field: fieldOf(error.member ?? ''),
                    words: error.nearest
                      ? say('may-i.nearest', { message: error.message, nearest: error.nearest })
                      : error.message,
                  },
                ]
              : [],
          ),
      },
    )
  }
  const errorOf = (path: string) => errors.find((error) => error.field === fieldOf(path))?.words
  return (
    <div className="ask">
      <form className="ask-form" onSubmit={submit} noValidate>
        <ErrorSummary errors={errors} />
        {isRefused && !errors.length && <Problem error={answer.error ?? everywhere.error} />}
        {filled && <p className="soft measure">{say('may-i.filled')}</p>}
        <MemberFields
          members={action.members}
          values={values}
          onChange={setValues}
          path=""
          errorOf={errorOf}
          first={firstMembers(action)}
        />
        <details open={filled !== undefined}>
          <summary>{say('may-i.suppose')}</summary>
          <div className="stack">
            <TextLine
              label={say('may-i.at')}
              hint={say('may-i.at.hint')}
              type="datetime-local"
              value={at}
              onChange={setAt}
            />
            {roles.length > 0 && (
              <SelectOne
                label={say('may-i.as')}
                hint={say('may-i.as.hint')}
                value={asRole}
                onChange={setAsRole}
                options={[
                  { value: '', words: say('may-i.as.me') },
                  ...roles.map((role) => ({ value: role, words: name('role', role) })),
                ]}
              />
            )}
          </div>
        </details>
        <div className="ask-acts">
          <Button type="submit" kind="main" isPending={answer.isPending}>
            {say('may-i.ask')}
          </Button>
          {may.seePolicy && (
            <Button onPress={() => ask(everywhere)} isPending={everywhere.isPending}>
              {say('every-policy.ask')}
            </Button>
          )}
        </div>
      </form>
      <div role="status">
        {answer.data && !answer.isPending && <AnswerCard key={answer.submittedAt} answer={answer.data} />}
      </div>
      {everywhere.data && !everywhere.isPending && (
        <div className="ask-everywhere">
          <EveryPolicy key={everywhere.submittedAt} {...everywhere.data} />
        </div>
      )}
    </div>
  )
}
