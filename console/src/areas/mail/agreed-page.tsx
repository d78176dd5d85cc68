import { type Agreed, endAuthorisation, endContact, listAgreed } from '@beadle/contract'
import { useQueryClient } from '@tanstack/react-query'
import { keyOf, useAct, useAsk } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'
import { MailTabs } from './mail-tabs.tsx'

/** What goes on by agreement: parents who write to me directly, and outside correspondence that does not wait. */
export function AgreedPage() {
  const { say } = useSpeech()
  const agreed = useAsk(listAgreed, {})
  return (
    <Page heading={say('agreed.heading')}>
      <MailTabs />
      {agreed.isPending ? (
        <Loading />
      ) : agreed.isError ? (
        <Problem error={agreed.error} again={() => agreed.refetch()} />
      ) : (
        <Lists {...agreed.data} />
      )}
    </Page>
  )
}

function Lists({ contacts, authorisations }: Agreed) {
  const { say } = useSpeech()
  const client = useQueryClient()
  const keep = { onDone: (now: Agreed) => client.setQueryData(keyOf(listAgreed), now) }
  const contact = useAct(endContact, keep)
  const authorisation = useAct(endAuthorisation, keep)
  return (
    <>
      {contact.isError && <Problem error={contact.error} />}
      {authorisation.isError && <Problem error={authorisation.error} />}
      <section className="stack" aria-labelledby="contacts">
        <h2 id="contacts">{say('agreed.contacts', { count: contacts.length })}</h2>
        <div role="status">{(contact.isSuccess || authorisation.isSuccess) && <p>{say('agreed.ended')}</p>}</div>
        {contacts.length ? (
          <ul className="mail-list">
            {contacts.map(({ parent, children, since }) => (
              <li key={parent.id} className="card mail-agreed">
                <div>
                  <p>
                    <strong>{parent.name}</strong>
                    {children.length > 0 && <span className="soft"> · {children.join('; ')}</span>}
                  </p>
                  <p className="small soft">
                    {say('agreed.since')} <When at={since} style="day" />
                  </p>
                </div>
                <Button
                  aria-label={say('agreed.end.contact', { name: parent.name })}
                  onPress={() => contact.isPending || contact.mutate({ params: { id: parent.id } })}
                >
                  {say('agreed.end')}
                </Button>
              </li>
            ))}
          </ul>
        ) : (
          <Empty heading={say('agreed.contacts.none')}>
            <p>{say('agreed.contacts.none.now')}</p>
          </Empty>
        )}
      </section>
      <section className="stack" aria-labelledby="outside">
        <h2 id="outside">{say('agreed.outside', { count: authorisations.length })}</h2>
        {authorisations.length ? (
          <>
            <p className="soft measure">{say('agreed.outside.lead')}</p>
            <ul className="mail-list">
              {authorisations.map(({ id, person, correspondent, by, since }) => (
                <li key={id} className="card mail-agreed">
                  <div>
                    <p>
                      <strong>{say('agreed.to', { name: person.name, correspondent })}</strong>
                    </p>
                    <p className="small soft">
                      {say('agreed.by', { name: by.name })} <When at={since} style="day" />
                    </p>
                  </div>
                  <Button
                    aria-label={say('agreed.end.authorisation', { name: person.name, correspondent })}
                    onPress={() => authorisation.isPending || authorisation.mutate({ params: { id } })}
                  >
                    {say('agreed.end')}
                  </Button>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <Empty heading={say('agreed.outside.none')}>
            <p>{say('agreed.outside.none.now')}</p>
          </Empty>
        )}
      </section>
    </>
  )
}
