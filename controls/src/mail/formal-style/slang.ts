import { ownWords } from '../words.ts'

// One of these is enough; of the others it takes three, since anybody may write "thanks" as "ta" once.
const never = new Set('yo soz m8 lol lmao rofl omg wtf innit fam bruv babe gr8 l8r wuu2 hmu idk tbh'.split(' '))
const loose = new Set(
  'u ur r ya yous plz pls thx ta gonna wanna gotta dunno yeah yep nope hiya mate hun cos coz cuz cya xx xxx luv kinda sorta wheres lemme gimme aint 2day 2moro tmrw b4 ppl msg cheers'.split(
    ' ',
  ),
)
const several = 3

/** True when the writer's own words are those of a chat: one that no letter holds, or several that few letters do. */
export function isChat(text: string): boolean {
  const words = ownWords(text)
  if (words.some((word) => never.has(word))) return true
  return words.filter((word) => loose.has(word)).length >= several
}
