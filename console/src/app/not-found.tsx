import { ButtonLink } from '../components/button/button.tsx'
import { paths } from '../components/link/link.tsx'
import { Page } from '../components/page/page.tsx'
import { useSpeech } from '../i18n/words.tsx'

export function NotFound() {
  const { say } = useSpeech()
  return (
    <Page heading={say('not-found')}>
      <p className="measure">{say('not-found.now')}</p>
      <p>
        <ButtonLink kind="main" href={paths.home}>
          {say('not-found.home')}
        </ButtonLink>
      </p>
    </Page>
  )
}
