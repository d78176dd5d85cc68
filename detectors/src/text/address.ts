const mailbox = /^[<("'[]{0,2}[\w.+%-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}[>)"'\].,;:!?]{0,4}$/
const site =
  /^[a-z0-9-]{2,63}(?:\.[a-z0-9-]{2,63}){0,4}\.(?:com|org|net|uk|edu|gov|io|wales|cymru|html?|php)(?:\/\S*)?$/

/** What stands for a web or mail address among the words, or undefined. Its parts are not words: `…/ass/hole` insults nobody. */
export function addressIn(chunk: string): '<url>' | '<email>' | undefined {
  const scheme = chunk.includes('://')
  const web = chunk.startsWith('www.')
  const atSign = chunk.indexOf('@')
  const is =
    scheme ||
    web ||
    chunk.startsWith('mailto:') ||
    (atSign > 0 && mailbox.test(chunk.slice(0, 400))) ||
    (chunk.includes('.') && site.test(chunk.slice(0, 400)))
  if (!is) return undefined
  return scheme || atSign < 0 || web ? '<url>' : '<email>'
}
