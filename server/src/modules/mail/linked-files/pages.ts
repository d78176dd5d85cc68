import { sayInstant } from '@beadle/engine'
import type { Page } from '../../../platform/http/index.ts'
import type { MailContext } from '../context.ts'
import { escapeHtml } from '../notices/compose.ts'
import { page } from '../plain-page.ts'
import type { FoundFile } from './find-file.ts'
import { sizeOf } from './note.ts'
import { words } from './words.ts'

export type Language = 'en' | 'cy'

/** What the pages are about. */
export type Shown = { readonly file: FoundFile; readonly token: string; readonly language: Language }

/** Nothing is named before somebody has shown who they are: a link may have been passed on. */
export function askPage(context: MailContext, { file, token, language }: Shown): Page {
  const say = words[language]
  return page(
    say.title,
    [
      `<h1>${say.title}</h1>`,
      `<p>${fill(say.lasts, { until: until(context, file, language) })}</p>`,
      `<h2>${say.withAccount}</h2>`,
      `<p><a href="/mail" target="_blank" rel="noopener">${say.signIn}</a> ${say.thenAgain}</p>`,
      // A browser that comes from a message shows no cookie of ours (SameSite=Strict); coming from this page it does.
      `<form method="get" action="/f/${escapeHtml(token)}"><button>${say.goOn}</button></form>`,
      `<h2>${say.withoutAccount}</h2>`,
      `<form method="post" action="/f/${escapeHtml(token)}/code"><label for="address">${say.yourAddress}</label><input id="address" name="address" type="email" autocomplete="email" required maxlength="320"><button>${say.sendCode}</button></form>`,
    ],
    language,
  )
}

/** For who was sent it and is signed in: one button. */
export function openPage(context: MailContext, { file, token, language }: Shown): Page {
  const say = words[language]
  return page(
    file.filename,
    [
      `<h1>${escapeHtml(file.filename)}</h1>`,
      `<p>${sizeOf(file.bytes)}. ${fill(say.lasts, { until: until(context, file, language) })}</p>`,
      `<form method="post" action="/f/${escapeHtml(token)}/open"><button>${say.get}</button></form>`,
    ],
    language,
  )
}

/** Where the code is entered. It says the same whether or not one was mailed. */
export function codePage(
  context: MailContext,
  {
    file,
    token,
    language,
    address,
    wrong,
  }: Shown & { readonly address: string; readonly wrong?: 'wrong' | 'too-many' },
): Page {
  const say = words[language]
  const trouble = wrong && (wrong === 'wrong' ? say.wrongCode : say.tooMany)
  return page(
    trouble ? `${say.error}: ${say.enterCode}` : say.enterCode,
    [
      `<h1>${say.enterCode}</h1>`,
      ...(trouble ? [`<div role="alert" class="wrong"><p>${trouble}</p></div>`] : []),
      `<p>${say.codeMailed} ${fill(say.lasts, { until: until(context, file, language) })}</p>`,
      `<form method="post" action="/f/${escapeHtml(token)}/file"><input type="hidden" name="address" value="${escapeHtml(address)}"><label for="code">${say.code}</label><input id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required maxlength="40"${trouble ? ' aria-invalid="true"' : ''}><button>${say.get}</button></form>`,
      `<p><a href="/f/${escapeHtml(token)}">${say.anotherCode}</a></p>`,
    ],
    language,
  )
}

/** One answer for what never was, what is over and what has not gone yet. */
export function gonePage(language: Language): Page {
  const say = words[language]
  return { ...page(say.gone, [`<h1>${say.gone}</h1>`, `<p>${say.goneWhy}</p>`], language), status: 404 }
}

/** The file itself: saved, never shown within our pages, whatever it is. */
export function fileAnswer(filename: string, content: Buffer): Page {
  const plain = filename.replace(/[^\w .()-]/g, '_')
  const encoded = encodeURIComponent(filename).replace(
    /['()*]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return {
    type: 'application/octet-stream',
    body: content,
    headers: {
      'content-disposition': `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'content-security-policy': "default-src 'none'; sandbox",
    },
  }
}

function until({ policy, at: now }: MailContext, { expiresAt }: FoundFile, language: Language): string {
  return sayInstant(expiresAt, { timeZone: policy.version.school.calendar.timeZone, now, language })
}

function fill(text: string, given: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (_, name: string) => escapeHtml(given[name] ?? ''))
}
