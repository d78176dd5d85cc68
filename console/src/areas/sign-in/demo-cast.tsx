import { listDemoPeople, signInDemo } from '@beadle/contract'
import { Button as AriaButton } from 'react-aria-components'
import { useTakeSession } from '../../api/session.tsx'
import { useAct, useAsk } from '../../api/use-ask.ts'
import { Icon } from '../../components/icon/icon.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** The demo's people, school by school: one press and one is signed in as them. */
export function DemoCast() {
  const { say, name } = useSpeech()
  const take = useTakeSession()
  const cast = useAsk(listDemoPeople, {})
  const enter = useAct(signInDemo, { onDone: take })
  if (cast.isPending) return <Loading />
  if (cast.isError) return <Problem error={cast.error} again={() => cast.refetch()} />
  return (
    <section className="stack" aria-labelledby="cast">
      <h2 id="cast">{say('sign-in.demo')}</h2>
      <p className="soft measure">{say('sign-in.demo.lead')}</p>
      {enter.isError && <Problem error={enter.error} />}
      {cast.data.schools.map((school, n) => (
        <details key={school.slug} className="cast-school" open={n === 0}>
          <summary>{say('sign-in.school', { school: school.name, count: school.people.length })}</summary>
          <ul className="cast">
            {school.people.map((person) => (
              <li key={person.id}>
                <AriaButton
                  className="cast-person"
                  isPending={enter.isPending && enter.variables.body.person === person.id}
                  onPress={() => enter.mutate({ body: { person: person.id } })}
                >
                  <strong>{person.name}</strong>
                  <span className="small soft">{person.roles.map((role) => name('role', role)).join(', ')}</span>
                  <span className="small">{person.line}</span>
                  <Icon name="arrow" />
                </AriaButton>
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}
