import { type HeldSummary, listHeld, undoHeld } from '@beadle/contract'
import { useLocation, useRouter } from '@tanstack/react-router'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTimeZone } from '../../api/session.tsx'
import { useAct, useAsk } from '../../api/use-ask.ts'
import { Button } from '../../components/button/button.tsx'
import { Empty } from '../../components/empty/empty.tsx'
import { paths } from '../../components/link/link.tsx'
import { Loading } from '../../components/loading/loading.tsx'
import { Page } from '../../components/page/page.tsx'
import { Problem } from '../../components/problem/problem.tsx'
import { sayWhen } from '../../components/when/say-when.ts'
import { useSpeech } from '../../i18n/words.tsx'
import { MailTabs } from '../mail/mail-tabs.tsx'
import { arrange, beside, nextUndecided, type Wanted, withNew } from './arrange.ts'
import { BatchBar } from './batch-bar.tsx'
import { Budget } from './budget.tsx'
import type { Intent } from './decide.tsx'
import { Filters } from './filters.tsx'
import { type Command, keysAreOn, setKeys, useKeys } from './keys.ts'
import { KeysHelp } from './keys-help.tsx'
import { ReviewList } from './review-list.tsx'
import { ReviewPane } from './review-pane.tsx'
import './review.css'

/** Everything that waits for this reviewer: the queue beside the message that is read, by keyboard or by hand. */
export function ReviewPage() {
  const { say } = useSpeech()
  const held = useAsk(listHeld, {}, { everySeconds: 30 })
  return (
    <Page heading={say('review.heading')}>
      <MailTabs />
      {held.isPending ? (
        <Loading />
      ) : held.isError ? (
        <Problem error={held.error} again={() => held.refetch()} />
      ) : (
        <>
          {held.data.budget && (
            <details className="review-budget">
              <summary>{say('home.budget.words', { spent: held.data.budget.spent, of: held.data.budget.of })}</summary>
              <Budget budget={held.data.budget} />
            </details>
          )}
          {held.data.forMe.length === 0 ? (
            <Empty heading={say('held.for-me.none')}>
              <p>{say('review.none.now')}</p>
            </Empty>
          ) : (
            <Queue rows={held.data.forMe} />
          )}
        </>
      )}
    </Page>
  )
}

function Queue({ rows }: { rows: readonly HeldSummary[] }) {
  const { say, language } = useSpeech()
  const timeZone = useTimeZone()
  const router = useRouter()
  const hash = decodeURIComponent(useLocation({ select: (location) => location.hash }))
  const [order, setOrder] = useState<readonly string[]>(() => withNew([], rows))
  const [wanted, setWanted] = useState<Wanted>({ by: 'due', search: '', clause: '' })
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [intent, setIntent] = useState<Intent>()
  const [said, setSaid] = useState('')
  const [last, setLast] = useState<readonly string[]>([])
  const [help, setHelp] = useState(false)
  const [keysOn, setKeysOn] = useState(keysAreOn)
  const decided = useRef(new Set<string>())
  const undo = useAct(undoHeld, {
    onDone({ results }) {
      for (const { id, ok } of results) if (ok) decided.current.delete(id)
      setLast([])
      setSaid(say(results.every(({ ok }) => ok) ? 'undo.done' : 'undo.too-late'))
    },
  })
  useEffect(() => setOrder((now) => withNew(now, rows)), [rows])
  const groups = useMemo(
    () => arrange(rows, order, wanted, (at) => sayWhen(at, 'day', { language, timeZone, now: new Date() })),
    [rows, order, wanted, language, timeZone],
  )
  const list = groups.flatMap((group) => group.rows)
  const current = hash || undefined
  const shown = rows.some(({ id }) => id === current) ? current : undefined
  const place = list.findIndex(({ id }) => id === shown)
  const canTick = list.find(({ id }) => id === shown)?.batch === true

  function open(id: string | undefined, focus = false) {
    setIntent(undefined)
    if (!id) return
    router.history.replace(`${paths.review}#${encodeURIComponent(id)}`)
    if (focus)
      requestAnimationFrame(() => {
        const row = document.getElementById(`row-${id}`)
        row?.focus({ preventScroll: true })
        row?.scrollIntoView({ block: 'nearest' })
      })
  }
  function close() {
    router.history.replace(paths.review)
    requestAnimationFrame(() => document.getElementById(`row-${shown}`)?.focus())
  }
  function tick(id: string, on: boolean) {
    setTicked((now) => {
      const next = new Set(now)
      if (on) next.add(id)
      else next.delete(id)
      return next
    })
  }
  function decide(id: string) {
    decided.current.add(id)
    setLast([id])
    tick(id, false)
    const next = nextUndecided(list, id, decided.current)
    setSaid(say(next ? 'review.decided' : 'review.decided.last'))
    open(next ?? id, true)
  }
  function obey(command: Command) {
    if (command === 'next' || command === 'previous') open(beside(list, shown, command === 'next' ? 1 : -1), true)
    else if (command === 'help') setHelp((now) => !now)
    else if (command === 'undo') {
      if (last.length > 0) undo.mutate({ body: { ids: [...last] } })
    } else if (command === 'tick') {
      if (shown && canTick) tick(shown, !ticked.has(shown))
    } else if (command === 'open') {
      if (shown) router.history.push(paths.heldMessage(shown))
    } else if (shown) setIntent(command)
  }
  useKeys(keysOn, obey)
  const chosen = list.filter(({ id, batch, pending }) => ticked.has(id) && batch && !pending).map(({ id }) => id)
  const batchable = list.filter(({ batch, pending }) => batch && !pending)

  return (
    <>
      <Filters rows={rows} wanted={wanted} onWant={setWanted} />
      <div className="row review-tools">
        <span className="small soft">{say('review.count', { count: list.length })}</span>
        {batchable.length > 1 && (
          <Button kind="quiet" onPress={() => setTicked(new Set(batchable.map(({ id }) => id).slice(0, 100)))}>
            {say('review.tick-all', { count: Math.min(100, batchable.length) })}
          </Button>
        )}
        <KeysHelp
          open={help}
          onToggle={setHelp}
          on={keysOn}
          onSwitch={(on) => {
            setKeys(on)
            setKeysOn(on)
          }}
        />
      </div>
      <div role="status" className="review-said">
        {said && (
          <p className="row">
            {said}
            {last.length > 0 && (
              <Button kind="quiet" onPress={() => undo.mutate({ body: { ids: [...last] } })}>
                {say('review.undo-last')}
              </Button>
            )}
          </p>
        )}
      </div>
      {chosen.length > 0 && (
        <BatchBar
          ids={chosen}
          onDone={(words, done) => {
            setTicked(new Set())
            setLast(done)
            setSaid(words)
          }}
          onClear={() => setTicked(new Set())}
        />
      )}
      {list.length === 0 ? (
        <Empty heading={say('review.not-found')}>
          <Button onPress={() => setWanted({ by: wanted.by, search: '', clause: '' })}>{say('review.all')}</Button>
        </Empty>
      ) : (
        <div className="review" data-open={shown ? '' : undefined}>
          <ReviewList groups={groups} current={shown} ticked={ticked} onOpen={open} onTick={tick} />
          <section className="review-reading" aria-label={say('review.reading')}>
            {shown ? (
              <>
                <div className="row review-steps">
                  <Button kind="quiet" onPress={() => open(beside(list, shown, -1))} isDisabled={place <= 0}>
                    {say('review.previous')}
                  </Button>
                  <span className="small soft numbers">
                    {say('review.place', { at: place + 1, count: list.length })}
                  </span>
                  <Button
                    kind="quiet"
                    onPress={() => open(beside(list, shown, 1))}
                    isDisabled={place === list.length - 1}
                  >
                    {say('review.next')}
                  </Button>
                  <span className="review-back">
                    <Button kind="quiet" onPress={close}>
                      {say('review.back')}
                    </Button>
                  </span>
                </div>
                <ReviewPane key={shown} id={shown} intent={intent} onIntent={setIntent} onDecided={decide} />
              </>
            ) : (
              <p className="soft review-hint">{say('review.pick')}</p>
            )}
          </section>
        </div>
      )}
    </>
  )
}
