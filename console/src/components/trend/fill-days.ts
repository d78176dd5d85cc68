/** How often on one day, `2026-06-06`. */
export type Point = { readonly on: string; readonly count: number }

const DAY_MS = 86_400_000

/** Every day of the last `days` up to `today`, oldest first; a day nothing is said of counts nought. */
export function fillDays(points: readonly Point[], today: string, days: number): readonly Point[] {
  const counts = new Map(points.map((point) => [point.on, point.count]))
  const end = Date.parse(`${today}T00:00:00Z`)
  return Array.from({ length: days }, (_, i) => {
    const on = new Date(end - (days - 1 - i) * DAY_MS).toISOString().slice(0, 10)
    return { on, count: counts.get(on) ?? 0 }
  })
}
