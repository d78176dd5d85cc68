import { agreeContact, getMessage, type MessageDecision } from '@beadle/contract'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Link, paths } from '../../components/link/link.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { useSpeech } from '../../i18n/words.tsx'

type Props = { readonly id: string; readonly contact: NonNullable<MessageDecision['contact']> }

/** On a parent's message: whether direct mail is agreed with them, and the way to agree it. */
export function ParentContact({ id, contact: { parent, agreed } }: Props) {
  const { say } = useSpeech()
  const client = useQueryClient()
  const agree = useAct(agreeContact, {
    onDone: (now) => client.setQueryData(keyOf(getMessage, { params: { id } }), now),
  })
  return (
    <section className="card stack" aria-labelledby="contact">
      <h2 id="contact">{say('contact.heading', { name: parent.name })}</h2>
      <div role="status">{agreed && <p>{say('contact.agreed', { name: parent.name })}</p>}</div>
      {agree.isError && <Problem error={agree.error} />}
      {agreed ? (
        <p>
          <Link href={paths.agreed}>{say('contact.list')}</Link>
        </p>
      ) : (
        <>
          <p className="measure">{say('contact.lead', { name: parent.name })}</p>
          <div>
            <Button onPress={() => agree.isPending || agree.mutate({ params: { id }, body: { agreed: true } })}>
              {say('contact.verb')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}
