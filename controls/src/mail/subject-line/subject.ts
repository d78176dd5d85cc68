// Prefixes of replies and forwards as programs in English, Welsh, German, French, Spanish, Polish and Nordic languages set them.
const prefixes = new Set('re fw fwd aw wg sv vs tr rv ref odp ynt atb vb antw doorst ateb ymlaen'.split(' '))
const empties = new Set(['nosubject', 'subject', 'none', 'untitled', 'blank', 'na', 'dimpwnc', 'newmessage'])
const saysNothing = new Set(
  (
    'hi hello hey hiya dear morning afternoon goodmorning goodafternoon important urgent quick question quickquestion query help please thanks thankyou info information ' +
    'fyi email message note stuff things misc update meeting today tomorrow this it ok yes no test reminder asap helo shwmae pwysig'
  ).split(' '),
)

// A greeting and a name: `Hi Gwen`.
const greeting = /^\s*(?:hi|hello|hey|hiya|dear|helo|shwmae)\s+\p{L}{1,20}[\s!.,]*$/iu

/** True when nothing is left of a subject line once marks, spaces and reply prefixes are gone. */
export function isEmptySubject(subject: string): boolean {
  const bare = bareSubject(subject)
  return bare === '' || empties.has(bare)
}

/** True when what is left is a greeting or a word that tells the recipient nothing. */
export function isUnclearSubject(subject: string): boolean {
  return saysNothing.has(bareSubject(subject)) || greeting.test(subject)
}

function bareSubject(subject: string): string {
  let rest = subject.trim()
  for (;;) {
    const colon = rest.indexOf(':')
    if (colon < 0 || colon > 8) break
    if (
      !prefixes.has(
        rest
          .slice(0, colon)
          .trim()
          .toLowerCase()
          .replace(/[^a-z]/g, ''),
      )
    )
      break
    rest = rest.slice(colon + 1).trim()
  }
  return rest.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')
}
