import { actOnHeld, getHeld, type HeldMessage, type HeldOutcome } from '@beadle/contract'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keyOf, useAct } from '../../api/use-ask.ts'
import { Button, type ButtonKind, ButtonLink } from '../../components/button/button.tsx'
import { Tick } from '../../components/field/field.tsx'
import { paths } from '../../components/link/link.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { When } from '../../components/when/when.tsx'
import { useSpeech, type WordId } from '../../i18n/words.tsx'
import { ReasonForm } from './reason-form.tsx'
import { RevealSender } from './reveal-sender.tsx'

const order: readonly HeldOutcome[] = ['release', 'confirm', 'urgent', 'refuse', 'withdraw']
const asksReason: ReadonlySet<HeldOutcome> = new Set(['refuse', 'urgent'])

/** What this reader can do about a held message: one main action, the others beside it; reasons are asked in place. */
export function HeldActs({ held }: { held: HeldMessage }) {
  const { say } = useSpeech()
  const client = useQueryClient()
  const [asking, setAsking] = useState<HeldOutcome | null>(null)
  const [standing, setStanding] = useState(false)
  const act = useAct(actOnHeld, {
    onDone: (now) => {
      client.setQueryData(keyOf(getHeld, { params: { id: held.id } }), now)
      setAsking(null)
    },
  })
  const doIt = (outcome: HeldOutcome, reason?: string) =>
    act.mutate({
      params: { id: held.id },
      body: { outcome, ...(reason ? { reason } : {}), ...(outcome === 'release' && standing ? { standing } : {}) },
    })

  const offered = order.filter((outcome) => held.outcomes.includes(outcome))
  return (
    <section className="card mail-acts" aria-labelledby="acts">
      <h2 id="acts">{say(offered.length ? 'acts.heading' : 'acts.settled')}</h2>
      <div role="status">
        {act.isSuccess && (
          <p>{say(act.data.state === 'held' ? 'acts.done.still' : `acts.done.${act.variables.body.outcome}`)}</p>
        )}
      </div>
      {act.isError && <Problem error={act.error} />}
      {asking ? (
        <ReasonForm
          key={asking}
          label={say(`acts.reason.${asking === 'urgent' ? 'urgent' : 'refuse'}`)}
          hint={say(`acts.reason.${asking === 'urgent' ? 'urgent' : 'refuse'}.hint`)}
          missing={say('acts.reason.missing')}
          verb={say(`acts.${asking}`)}
          kind={asking === 'refuse' ? 'grave' : 'main'}
          pending={act.isPending}
          onSubmit={(reason) => doIt(asking, reason)}
          onCancel={() => setAsking(null)}
        />
      ) : (
        <>
          {held.as === 'sender' && held.state === 'held' && <SendThen held={held} />}
          {held.mayStand && offered.includes('release') && (
            <Tick checked={standing} onChange={setStanding}>
              {say('acts.standing')}
            </Tick>
          )}
          {offered.map((outcome, place) => (
            <Button
              key={outcome}
              kind={kindOf(outcome, place)}
              isPending={act.isPending && act.variables.body.outcome === outcome}
              onPress={() => (asksReason.has(outcome) ? setAsking(outcome) : doIt(outcome))}
            >
              {say(verbOf(outcome, held))}
            </Button>
          ))}
          {held.mayReveal && <RevealSender held={held} />}
          {act.isSuccess ? (
            <ButtonLink kind={offered.length ? 'plain' : 'main'} href={paths.held}>
              {say('acts.next')}
            </ButtonLink>
          ) : (
            !offered.length && (
              <p className="soft">{say(held.state === 'held' ? 'acts.none' : `acts.was.${held.state}`)}</p>
            )
          )}
        </>
      )}
    </section>
  )
}

// A reason is asked next, so the button ends in an ellipsis; and confirming sends only what waits for nobody else.
function verbOf(outcome: HeldOutcome, held: HeldMessage): WordId {
  if (outcome === 'refuse' || outcome === 'urgent') return `acts.${outcome}.ask`
  return outcome === 'confirm' && held.releasers.length > 0 ? 'acts.confirm.mine' : `acts.${outcome}`
}

function kindOf(outcome: HeldOutcome, place: number): ButtonKind {
  if (outcome === 'refuse') return 'grave'
  return place === 0 && outcome !== 'withdraw' && outcome !== 'urgent' ? 'main' : 'plain'
}

/** The first choice of whoever is held until a time: leave it be. */
function SendThen({ held }: { held: HeldMessage }) {
  const { say } = useSpeech()
  if (!held.until) return null
  return (
    <p>
      {say('acts.send-then')}{' '}
      <strong>
        <When at={held.until} />
      </strong>
      . {say('acts.send-then.nothing')}
    </p>
  )
}
