import { RadioChoice, SelectOne, TextLine, Tick, TickSeveral } from './field.tsx'

const options = [
  { value: 'a', words: 'Information' },
  { value: 'b', words: 'Action' },
]
const ignore = () => {}

export const examples = {
  line: <TextLine label="Subject line" hint="What you ask of your readers" value="Minutes" onChange={ignore} />,
  wrong: <TextLine label="Subject line" value="" onChange={ignore} error="Write a subject line" required />,
  long: <TextLine label="Why can it not wait?" value="" onChange={ignore} long />,
  select: <SelectOne label="Purpose" value="a" onChange={ignore} options={options} />,
  selectWrong: (
    <SelectOne label="Purpose of it" hint="One only" value="a" onChange={ignore} options={options} error="Choose one" />
  ),
  radio: <RadioChoice label="Marked" value="b" onChange={ignore} options={options} />,
  tick: (
    <Tick checked onChange={ignore}>
      Also allow this correspondence from now on
    </Tick>
  ),
  several: <TickSeveral label="What is in it" values={['a']} onChange={ignore} options={options} />,
  severalWrong: (
    <TickSeveral label="What it holds" values={[]} onChange={ignore} options={options} error="Choose at least one" />
  ),
}
