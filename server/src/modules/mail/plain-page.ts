import type { Page } from '../../platform/http/index.ts'
import { escapeHtml } from './notices/compose.ts'

const style = `
:root { color-scheme: light dark; background: light-dark(#fff, #121513); color: light-dark(#1b211e, #e9ede9); font: 1.125rem/1.5 system-ui, sans-serif }
body { max-width: 40rem; margin: 0 auto; padding: 1.5rem }
h1 { font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere } h2 { font-size: 1.15rem; margin: 1.5rem 0 .25rem }
label, textarea, input { display: block; width: 100%; box-sizing: border-box } textarea, input { font: inherit; margin: .25rem 0 .75rem; padding: .5rem }
button { font: inherit; min-height: 2.75rem; padding: .5rem 1.25rem; cursor: pointer }
a { color: light-dark(#0b57d0, #9cc2ff); overflow-wrap: anywhere }
:focus-visible { outline: 3px solid light-dark(#0b57d0, #9cc2ff); outline-offset: 2px }
.wrong { border-left: .4rem solid #b3261e; padding-left: 1rem }
`

/** A page that works without scripts, for who is not signed in. `inside` is markup. Told to nobody outside, kept by no browser. */
export function page(title: string, inside: readonly string[], language: 'en' | 'cy' = 'en'): Page {
  return {
    type: 'text/html; charset=utf-8',
    headers: {
      'cache-control': 'no-store',
      // The address holds the token: it is told to nobody outside.
      'referrer-policy': 'same-origin',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    },
    body: `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title><style>${style}</style></head><body><main>${inside.join('\n')}</main></body></html>`,
  }
}
