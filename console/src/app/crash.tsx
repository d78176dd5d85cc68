import { Button } from '../components/button/button.tsx'
import { Page } from '../components/page/page.tsx'
import { Problem } from '../components/problem/problem.tsx'
import { useSpeech } from '../i18n/words.tsx'

/** A page that could not be drawn: a fault of ours, or a part that an updated server no longer has. Loading the page anew mends the second. */
export function Crash({ error }: { error: unknown }) {
  const { say } = useSpeech()
  return (
    <Page heading={say('problem.crash')}>
      <Problem error={error} />
      <p>
        <Button kind="main" onPress={() => location.reload()}>
          {say('problem.reload')}
        </Button>
      </p>
    </Page>
  )
}
