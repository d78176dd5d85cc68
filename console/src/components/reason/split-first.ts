/**
 * The first sentence of a text and what follows it. References such as `3.2 staff 5.` and times hold points that end no sentence, which is
 * why the language's own rules decide. The two parts joined are the text again.
 */
export function splitFirst(text: string, language: string): readonly [string, string] {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' })
  for (const { index, segment } of sentences.segment(text))
    return [segment.trimEnd(), text.slice(index + segment.trimEnd().length)]
  return [text, '']
}
