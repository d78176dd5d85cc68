import { z } from 'zod'
import { appendEntry } from '../../../ledger/index.ts'
import type { Tx } from '../../../platform/database/index.ts'
import { type AnyRoute, defineRoute, type Page, type Session } from '../../../platform/http/index.ts'
import { contextIn, type MailContext, type MailParts } from '../context.ts'
import { readToken } from '../notices/links.ts'
import { mailCode, tryCode } from './codes.ts'
import { type FoundFile, findFile, openFile, wentTo } from './find-file.ts'
import { askPage, codePage, fileAnswer, gonePage, type Language, openPage } from './pages.ts'

const params = z.object({ token: z.string().max(200) })
const address = z.string().trim().toLowerCase().max(320)

/**
 * The pages behind the link to a file. Opening one gives nothing away but that there is a file: who is signed in and was sent it
 * presses a button; who has no account gives their address and the code that is mailed to it. Works without scripts. Every
 * opening stands in the ledger. `wake` is called when mail may leave.
 */
export function linkedFileRoutes({
  parts,
  wake,
}: {
  readonly parts: MailParts
  readonly wake: () => void
}): readonly AnyRoute[] {
  const withFile = async (
    { token, session, languages }: { token: string; session: Session | undefined; languages: string | undefined },
    work: (tx: Tx, context: MailContext, found: Found) => Promise<Page>,
  ): Promise<Page> => {
    const language: Language = /^\s*cy\b/i.test(languages ?? '') ? 'cy' : 'en'
    const read = readToken(parts.keys, token, 'mail-linked-file')
    if (!read) return gonePage(language)
    return parts.database.inSchool(read.schoolId, async (tx) => {
      const context = await contextIn(tx, parts, read.schoolId)
      const file = await findFile(tx, context, read.linkId)
      if (!file) return gonePage(language)
      const personId = session?.schoolId === read.schoolId ? session.personId : undefined
      const isTheirs = personId !== undefined && wentTo(context, file, personId)
      return work(tx, context, { file, token, language, ...(isTheirs ? { personId } : {}) })
    })
  }
  const asked = (call: {
    readonly params: { readonly token: string }
    readonly session: Session | undefined
    readonly request: { readonly headers: { readonly 'accept-language'?: string | undefined } }
  }) => ({ token: call.params.token, session: call.session, languages: call.request.headers['accept-language'] })

  return [
    defineRoute({
      method: 'GET',
      url: '/f/:token',
      who: 'public',
      params,
      reply: 'page',
      handler: (call) =>
        withFile(asked(call), async (_tx, context, found) =>
          found.personId === undefined ? askPage(context, found) : openPage(context, found),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/f/:token/open',
      who: 'public',
      params,
      reply: 'page',
      handler: (call) =>
        withFile(asked(call), async (tx, context, found) =>
          found.personId === undefined
            ? askPage(context, found)
            : give(tx, context, found.file, { actor: found.personId, how: 'signed-in' }),
        ),
    }),
    defineRoute({
      method: 'POST',
      url: '/f/:token/code',
      who: 'public',
      params,
      body: z.object({ address }),
      reply: 'page',
      async handler(call) {
        const answer = await withFile(asked(call), async (tx, context, found) => {
          await mailCode(tx, context, found.file, call.body.address)
          return codePage(context, { ...found, address: call.body.address })
        })
        wake()
        return answer
      },
    }),
    defineRoute({
      method: 'POST',
      url: '/f/:token/file',
      who: 'public',
      params,
      body: z.object({ address, code: z.string().max(40) }),
      reply: 'page',
      handler: (call) =>
        withFile(asked(call), async (tx, context, found) => {
          const outcome = await tryCode(tx, context, found.file, call.body)
          if (outcome === 'right') return give(tx, context, found.file, { actor: 'outsider', how: 'code' })
          return codePage(context, { ...found, address: call.body.address, wrong: outcome })
        }),
    }),
  ]
}

type Found = {
  readonly file: FoundFile
  readonly token: string
  readonly language: Language
  /** Who is signed in, where it went to them. */
  readonly personId?: string
}

async function give(
  tx: Tx,
  context: MailContext,
  file: FoundFile,
  { actor, how }: { readonly actor: string; readonly how: 'signed-in' | 'code' },
): Promise<Page> {
  await appendEntry(tx, {
    schoolId: context.schoolId,
    kind: 'mail.linked-file-opened',
    at: context.at,
    actor,
    about: [{ kind: 'message', id: file.messageId }],
    data: { how, bytes: file.bytes },
  })
  return fileAnswer(file.filename, await openFile(tx, context, file))
}
