/**
 * Several sentences of ours as one, so that whoever is stopped reads three and not seven: joined by `mark`, each later one
 * beginning small unless its first word is an abbreviation or stands in quotation marks.
 */
export function asOne(sentences: readonly string[], mark: ':' | ';' = ';'): string {
  if (sentences.length === 1) return sentences[0] ?? ''
  const said = [...new Set(sentences)].filter((sentence) => sentence !== '')
  const last = said.length - 1
  return said
    .map((sentence, i) => {
      const begun = i === 0 ? sentence : sentence.replace(capital, (letter) => letter.toLowerCase())
      return i < last && begun.endsWith('.') ? begun.slice(0, -1) : begun
    })
    .join(`${mark} `)
}

const capital = /^\p{Lu}(?=\p{Ll}|[’' ])/u
