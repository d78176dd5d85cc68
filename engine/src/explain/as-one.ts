/**
 * Several sentences of ours as one, so that whoever is stopped reads three and not seven: joined by `mark`, each later one
 * beginning small unless its first word is an abbreviation or stands in quotation marks.
 */
export function asOne(sentences: readonly string[], mark: ':' | ';' = ';'): string {
  const said = [...new Set(sentences)].filter((sentence) => sentence !== '')
  return said
    .map((sentence, i) => {
      const begun = i === 0 ? sentence : sentence.replace(/^\p{Lu}(?=\p{Ll}|[’' ])/u, (letter) => letter.toLowerCase())
      return i === said.length - 1 ? begun : begun.replace(/\.$/, '')
    })
    .join(`${mark} `)
}
