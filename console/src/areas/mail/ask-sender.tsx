import { askSender, getMessage, type Returning } from '@beadle/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyOf, useAct } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { RadioChoice } from '../../components/field/field.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech } from '../../i18n/words.tsx'

/** What an outsider may be asked, as it will be sent; nothing goes before the button is pressed, and then once. */
export function AskSender({ id, returning }: { id: string; returning: Returning }) {
  const { say, pick } = useSpeech()
  const client = useQueryClient()
  const ask = useAct(askSender, {
    onDone: (now) => client.setQueryData(keyOf(getMessage, { params: { id } }), now),
  })
  const { asks, asked, whyNot } = returning
  const [picked, setPicked] = useState('')
  const chosen = asks.find((each) => each.ask === picked) ?? asks[0]
  return (
    <section className="card stack" aria-labelledby="ask">
      <h2 id="ask">{say('ask.heading')}</h2>
      <div role="status">{ask.isSuccess && <p>{say('ask.done')}</p>}</div>
      {ask.isError && <Problem error={ask.error} />}
      {asked && (
        <p>
          {say('ask.asked', { name: asked.by.name })} <When at={asked.at} />: <q>{pick(asked.text)}</q>
        </p>
      )}
      {!asked && whyNot && <p>{pick(whyNot)}</p>}
      {chosen && (
        <>
          <p className="measure">{say('ask.lead')}</p>
          {asks.length > 1 && (
            <RadioChoice
              label={say('ask.what')}
              value={chosen.ask}
              onChange={setPicked}
              options={asks.map((each) => ({ value: each.ask, words: pick(each.text) }))}
            />
          )}
          <h3 id="ask-preview">{say('ask.preview')}</h3>
          <Letter returning={returning} text={chosen.text.en} />
          <div>
            <Button
              kind="main"
              onPress={() => ask.isPending || ask.mutate({ params: { id }, body: { ask: chosen.ask } })}
            >
              {say('ask.verb')}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** The message as it will leave: it goes in English, whatever language its sender’s page is in. */
function Letter({ returning, text }: { returning: Returning; text: string }) {
  const { say } = useSpeech()
  return (
    <div className="mail-letter">
      <dl className="mail-meta small">
        <dt>{say('message.from')}</dt>
        <dd>{returning.from}</dd>
        <dt>{say('message.to')}</dt>
        <dd>{returning.to}</dd>
        <dt>{say('ask.reply-to')}</dt>
        <dd>{returning.replyTo}</dd>
        <dt>{say('ask.subject')}</dt>
        <dd>{returning.subjectLine}</dd>
      </dl>
      <div lang="en-GB" className="stack-small">
        {[text, ...returning.letter].map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
    </div>
  )
}
