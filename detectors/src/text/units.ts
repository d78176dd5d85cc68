/**
 * The UTF-16 units of the text that is being read, folded: one array lent to one reading at a time, so that the passes
 * after the first look at numbers and not at a string. What is read from it must be kept elsewhere before the next text.
 */
let shared = new Uint16Array(1 << 14)

/** What is kept between texts, in units: a longer text gets an array of its own, which is let go after it. */
const most = 1 << 21

/** Room for a text of that length and one unit more, which ends it as a line feed does. */
export function lendUnits(length: number): Uint16Array {
  if (length < shared.length) return shared
  const room = new Uint16Array(2 ** Math.ceil(Math.log2(length + 1)))
  if (room.length <= most) shared = room
  return room
}
