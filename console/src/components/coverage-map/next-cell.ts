type Box = { readonly left: number; readonly top: number }

/**
 * The index an arrow key leads to among cells laid out in wrapped rows: left and right in reading order, up and down to the
 * nearest cell of the next row, Home and End to the first and last of all. Undefined when the key leads nowhere.
 */
export function nextCell(key: string, at: number, boxes: readonly Box[]): number | undefined {
  const here = boxes[at]
  if (!here) return undefined
  if (key === 'ArrowRight') return at + 1 < boxes.length ? at + 1 : undefined
  if (key === 'ArrowLeft') return at > 0 ? at - 1 : undefined
  if (key === 'Home') return 0
  if (key === 'End') return boxes.length - 1
  if (key !== 'ArrowDown' && key !== 'ArrowUp') return undefined
  const way = key === 'ArrowDown' ? 1 : -1
  const tops = boxes.map((box) => box.top).filter((top) => (top - here.top) * way > 1)
  if (!tops.length) return undefined
  const row = way > 0 ? Math.min(...tops) : Math.max(...tops)
  let best: number | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  boxes.forEach((box, i) => {
    const distance = Math.abs(box.left - here.left)
    if (Math.abs(box.top - row) > 1 || distance >= bestDistance) return
    best = i
    bestDistance = distance
  })
  return best
}
