import { MarkedText } from './marked-text.tsx'

const text = 'You are an utter idiot.\nSend me the figures.'

export const examples = {
  marked: (
    <MarkedText text={text} marks={[{ start: 11, end: 22, fact: 'content.abuse', words: { en: 'taken for abuse' } }]} />
  ),
  plain: <MarkedText text={text} marks={[]} />,
}
