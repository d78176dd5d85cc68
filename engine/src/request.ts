import type { ActionName, Facts, Properties, Role } from './vocabulary/words.generated.ts'

/** Who acts. `roles` come from a registered enforcement point or the directory, never from a stranger. */
export type Subject = {
  readonly type: 'person'
  readonly id: string
  readonly properties: {
    readonly roles: readonly Role[]
    readonly name?: string
    readonly address?: string
    readonly yearGroup?: number
    readonly form?: string
  }
}

/**
 * One question to the engine, in the words of policies/vocabulary.yaml (OpenID AuthZEN Authorization API 1.0 section 5).
 * `context.time` is an RFC 3339 instant; everything the answer depends on is in the request, the facts and the policy version.
 */
export type DecisionRequest<A extends ActionName = ActionName> = {
  readonly subject: Subject
  readonly action: { readonly name: A }
  readonly resource: { readonly type: string; readonly id?: string; readonly properties: Properties[A] }
  readonly context: { readonly time: string; readonly facts?: Facts }
}

/** A request whose action is one of those that carry a message. */
export type MailRequest = DecisionRequest<'mail.submit' | 'mail.receive'>

/** True for requests about a message being sent or arriving. */
export function isMailRequest(request: DecisionRequest): request is MailRequest {
  return request.action.name === 'mail.submit' || request.action.name === 'mail.receive'
}
