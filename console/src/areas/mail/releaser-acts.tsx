import { Button } from '../../components/button/button.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import type { ActsProps } from './held-acts.tsx'
import { ReasonFields, useReleaserReason } from './releaser-reason.tsx'
import { RevealSender } from './reveal-sender.tsx'

/** A releaser gives one reason and then releases or refuses: both stand on the record with it. */
export function ReleaserActs({ held, pending, onDo }: ActsProps) {
  const { say } = useSpeech()
  const form = useReleaserReason()
  const mayRelease = held.outcomes.includes('release')
  function decide(outcome: 'release' | 'refuse') {
    const deed = form.deed(outcome)
    if (deed) onDo(deed)
  }
  return (
    <>
      <ReasonFields form={form} held={held} mayRelease={mayRelease} hint={say('acts.reason.hint')} />
      {mayRelease && (
        <Button kind="main" isPending={pending === 'release'} onPress={() => decide('release')}>
          {say('acts.release')}
        </Button>
      )}
      {held.outcomes.includes('refuse') && (
        <Button kind="grave" isPending={pending === 'refuse'} onPress={() => decide('refuse')}>
          {say('acts.refuse')}
        </Button>
      )}
      {held.mayReveal && <RevealSender held={held} />}
    </>
  )
}
