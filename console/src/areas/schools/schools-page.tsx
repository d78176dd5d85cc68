import { switchSchool } from '@beadle/contract'
import { useRouter } from '@tanstack/react-router'
import { useSession, useTakeSession } from '../../api/session.tsx'
import { useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Icon } from '../../components/icon/icon.tsx'
import { paths } from '../../components/link/link.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** The schools of a trust in which one has an account: where one is, and going on at another. */
export function SchoolsPage() {
  const { say } = useSpeech()
  const session = useSession()
  const router = useRouter()
  const take = useTakeSession()
  const go = useAct(switchSchool, {
    onDone(next) {
      take(next)
      // What stood on this page may not be at the other school; home is everywhere.
      router.history.push(paths.home)
    },
  })
  return (
    <Page heading={say('schools')} lead={<p className="soft measure">{say('schools.lead')}</p>}>
      <p>{say('schools.here', { school: session.school.name })}</p>
      {go.isError && <Problem error={go.error} />}
      {session.otherSchools.length === 0 ? (
        <p>{say('schools.none')}</p>
      ) : (
        <ul className="rows">
          {session.otherSchools.map(({ slug, name }) => (
            <li key={slug}>
              <Button
                onPress={() => go.mutate({ body: { school: slug } })}
                isPending={go.isPending && go.variables.body.school === slug}
              >
                <Icon name="arrow" size={18} />
                {say('schools.go', { school: name })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}
