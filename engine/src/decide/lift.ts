import type { Lifted } from '../decision.ts'
import { isMailRequest } from '../request.ts'
import type { Role } from '../vocabulary/words.generated.ts'
import type { Case } from './case.ts'
import { crossOut, type Strand, settleStanding, some } from './strand.ts'
import { isClosedNow } from './times.ts'

/** A strand that would have counted, and what set it aside. */
export type Lifting = { readonly strand: Strand; readonly by: Lifted['by'] }

/**
 * Bindings that permit set aside the bindings they name, for the recipients of that permit. All permits lift at once, so
 * that the order of a pack's bindings changes no answer.
 */
export function liftByPermission(question: Case, strands: readonly Strand[], lifted: Lifting[]): void {
  const permits = strands.filter((s) => s.binding.lifts.size > 0 && s.finding.effect === 'permit' && !s.finding.aside)
  if (permits.length === 0) return
  const scopes = permits.map((p) => ({ lifts: p.binding.lifts, scope: [...p.stands] }))
  for (const strand of strands) {
    if (strand.finding.absolute) continue
    const counted = wouldCount(question, strand)
    let hit = false
    for (const { lifts, scope } of scopes) {
      if (!lifts.has(strand.binding.binding.id)) continue
      scope.forEach((isPermitted, i) => {
        if (!isPermitted || !strand.keeps[i]) return
        hit = true
        strand.keeps[i] = false
        crossOut(strand, i)
      })
    }
    if (hit && counted) lifted.push({ strand, by: 'permission' })
  }
}

/** A permit that asks for nothing, and a window that is open, would not have been noticed: setting them aside is not worth telling. */
function wouldCount(question: Case, strand: Strand): boolean {
  if (strand.finding.effect === 'permit') return (strand.finding.obligations?.length ?? 0) > 0
  if (strand.finding.effect === 'deny') return true
  return strand.terms.some((t) => (t.kind !== 'window' && t.kind !== 'until') || isClosedNow(question, t))
}

/** The sender has seen the reasons and confirmed: second looks are done. Nobody else's release is touched. */
export function liftConfirmed(question: Case, strands: readonly Strand[], lifted: Lifting[]): void {
  const { request } = question
  if (!isMailRequest(request) || request.resource.properties.confirmed !== true) return
  for (const strand of strands) {
    if (strand.finding.absolute) continue
    let hit = false
    for (const term of strand.terms) {
      if (term.kind !== 'second-look' || !some(term.stands)) continue
      hit = true
      term.stands.fill(false)
    }
    if (!hit) continue
    settleStanding(strand)
    lifted.push({ strand, by: 'confirmed' })
  }
}

/** Mail to or from these is never held or refused, whatever a clause says of hours, tone, recipients or approval. */
export const safeRoles: readonly Role[] = [
  'dsl',
  'deputy-dsl',
  'police',
  'social-care',
  'lado',
  'local-authority',
  'union',
  'occupational-health',
  'whistleblowing',
]

/**
 * The safe lane: for each recipient, mail from or to a safe role, and what a pupil writes to a member of staff, loses
 * every hold and denial that is not absolute. The other obligations of what is lifted are carried out all the same.
 */
export function liftInSafeLane(question: Case, strands: readonly Strand[], lifted: Lifting[]): void {
  const lane = safeLane(question)
  if (!lane?.includes(true)) return
  for (const strand of strands) {
    if (strand.finding.effect === 'permit' || strand.finding.absolute) continue
    let hit = false
    lane.forEach((safe, i) => {
      if (!safe || !strand.stands[i]) return
      hit = true
      crossOut(strand, i)
    })
    if (hit) lifted.push({ strand, by: 'safe-lane' })
  }
}

function safeLane({ request, recipients, policy }: Case): boolean[] | undefined {
  if (!isMailRequest(request)) return undefined
  const { roles } = request.subject.properties
  if (roles.some(isSafe)) return recipients.map(() => true)
  const { staffRoles } = policy.version.school
  const fromPupil = roles.includes('pupil')
  return recipients.map((r) => r.roles.some((role) => isSafe(role) || (fromPupil && staffRoles.includes(role))))
}

function isSafe(role: Role): boolean {
  return safeRoles.includes(role)
}
