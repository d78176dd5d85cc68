import type { Selectable } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../../platform/database/index.ts'
import { codeOf } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute, type Page } from '../../platform/http/index.ts'
import { actOnHeld, type HeldAct } from './act-on-held.ts'
import { contextIn, type MailContext, type MailParts } from './context.ts'
import { sayTime } from './notices/announce.ts'
import { escapeHtml } from './notices/compose.ts'
import { type LinkToken, readToken } from './notices/links.ts'
import { page } from './plain-page.ts'
import { waitsForScanner } from './scan/waits-for-scanner.ts'
import type { NoticeLinkTable } from './tables.ts'
import { type KeptMessage, openHolds, readKept } from './views/kept-message.ts'

const params = z.object({ token: z.string().max(200) })
const body = z.object({
  outcome: z.enum(['confirm', 'urgent', 'withdraw']),
  reason: z.string().trim().max(2000).optional(),
})

/**
 * The page behind the link of a sender's notice. Opening it changes nothing: mail scanners and previews open links. Its button
 * acts, once; then the link only shows where the message stands. Works without scripts. Who has the link is who got the
 * notice; those who release sign in instead.
 */
export function noticePageRoutes({
  parts,
  wake,
}: {
  readonly parts: MailParts
  readonly wake: () => void
}): readonly AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      url: '/n/:token',
      who: 'public',
      params,
      reply: 'page',
      handler: ({ params: { token } }) =>
        withLink(parts, token, async (tx, context, link) => {
          const [kept] = await readKept(tx, context, [link.message_id])
          return kept ? choicePage(context, { kept, link, token }) : gonePage()
        }),
    }),
    defineRoute({
      method: 'POST',
      url: '/n/:token',
      who: 'public',
      params,
      body,
      reply: 'page',
      async handler({ params: { token }, body: { outcome, reason } }) {
        const answer = await withLink(parts, token, (tx, context, link) =>
          actOnce(tx, context, { link, token, outcome, ...(reason ? { reason } : {}) }),
        )
        wake()
        return answer
      },
    }),
  ]
}

type Link = Selectable<NoticeLinkTable>

async function withLink(
  parts: MailParts,
  token: string,
  work: (tx: Tx, context: MailContext, link: Link) => Promise<Page>,
): Promise<Page> {
  const read = readToken(parts.keys, token)
  if (!read) return gonePage()
  return parts.database.inSchool(read.schoolId, async (tx) => {
    const link = await lockLink(tx, read)
    const context = await contextIn(tx, parts, read.schoolId)
    const isOver = !link || Temporal.Instant.compare(context.at, link.expires_at) >= 0
    return isOver ? gonePage() : work(tx, context, link)
  })
}

function lockLink(tx: Tx, { schoolId, linkId }: LinkToken): Promise<Link | undefined> {
  return tx
    .selectFrom('mail.notice_link')
    .selectAll()
    .where('school_id', '=', schoolId)
    .where('id', '=', linkId)
    .forUpdate()
    .executeTakeFirst()
}

type Choice = Pick<HeldAct, 'outcome' | 'reason'> & { readonly link: Link; readonly token: string }

async function actOnce(tx: Tx, context: MailContext, { link, token, outcome, reason }: Choice): Promise<Page> {
  const { schoolId, at } = context
  const [kept] = await readKept(tx, context, [link.message_id])
  if (!kept) return gonePage()
  if (link.used_at) return choicePage(context, { kept, link, token })
  if (outcome === 'urgent' && !reason) return choicePage(context, { kept, link, token, wrong: 'Say why it is urgent.' })
  try {
    await actOnHeld(tx, context, {
      messageId: link.message_id,
      by: link.person_id,
      outcome,
      ...(reason ? { reason } : {}),
    })
  } catch (error) {
    if (codeOf(error) !== 'platform.conflict') throw error
    return choicePage(context, { kept, link, token })
  }
  await tx
    .updateTable('mail.notice_link')
    .set({ used_at: at, used_for: outcome })
    .where('school_id', '=', schoolId)
    .where('id', '=', link.id)
    .execute()
  const [now] = await readKept(tx, context, [link.message_id])
  return choicePage(context, {
    kept: now ?? kept,
    link: { ...link, used_at: at, used_for: outcome },
    token,
    done: done[outcome] ?? '',
  })
}

const done: Readonly<Record<string, string>> = {
  confirm: 'You have confirmed your message.',
  urgent: 'Your message goes as urgent. Your reason has been recorded.',
  withdraw: 'Your message has been withdrawn. It will not be sent.',
}

type Shown = {
  readonly kept: KeptMessage
  readonly link: Link
  readonly token: string
  readonly wrong?: string
  readonly done?: string
}

function choicePage(context: MailContext, { kept, link, token, wrong, done: isDone }: Shown): Page {
  const open = openHolds(kept, { silent: false })
  const kinds = new Set(open.map(({ kind }) => kind))
  const until = open
    .flatMap(({ until_at }) => until_at ?? [])
    .sort(Temporal.Instant.compare)
    .at(-1)
  const subject = kept.envelope.subjectLine || '(no subject)'
  const standing =
    isDone ??
    (open.length === 0 ? 'This message no longer waits.' : (waitsForScanner(open) ?? kept.told.context.reason).en)
  const choices =
    link.used_at || open.length === 0 ? [] : choicesOf(kinds, { token, wrong, until: until && sayTime(context, until) })
  return page(`${wrong ? 'Error: ' : ''}${subject}`, [
    `<h1>${escapeHtml(subject)}</h1>`,
    ...(wrong ? [`<div role="alert" class="wrong"><p>${escapeHtml(wrong)}</p></div>`] : []),
    `<p${isDone ? ' role="status"' : ''}>${escapeHtml(standing)}</p>`,
    ...(isDone && open.length > 0
      ? [`<p>${waitsForScanner(open)?.en ?? 'It still waits for somebody else.'}</p>`]
      : []),
    ...choices,
    `<p><a href="${escapeHtml(context.parts.settings.baseUrl)}/mail/messages/${kept.row.id}">See the decision and its clauses</a> (asks you to sign in)</p>`,
  ])
}

type Offer = { readonly token: string; readonly wrong: string | undefined; readonly until: string | undefined }

function choicesOf(kinds: ReadonlySet<string>, { token, wrong, until }: Offer): string[] {
  const form = (outcome: string, label: string, inside = '') =>
    `<form method="post" action="/n/${escapeHtml(token)}"><input type="hidden" name="outcome" value="${outcome}">${inside}<button>${label}</button></form>`
  const why = `<label for="reason">Why it is urgent</label><textarea id="reason" name="reason" rows="3" maxlength="2000" required${wrong ? ' aria-invalid="true"' : ''}></textarea>`
  return [
    ...(until === undefined || kinds.size > 1
      ? []
      : [`<h2>Send it then</h2><p>It goes by itself on ${escapeHtml(until)}. There is nothing to do.</p>`]),
    ...(kinds.has('time') ? [`<h2>It cannot wait</h2>${form('urgent', 'Send it as urgent', why)}`] : []),
    ...(kinds.has('sender') ? [`<h2>It is right as it stands</h2>${form('confirm', 'Confirm and send')}`] : []),
    `<h2>Do not send it</h2>${form('withdraw', 'Withdraw the message')}`,
  ]
}

function gonePage(): Page {
  return {
    ...page('This link no longer works', [
      '<h1>This link no longer works</h1>',
      '<p>It may be old, or copied in part. Sign in to see your mail.</p>',
      '<p><a href="/mail">Sign in</a></p>',
    ]),
    status: 404,
  }
}
