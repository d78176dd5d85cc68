export { type AcceptedMail, acceptMessages, heldProcedure, type Ready } from './accept-message.ts'
export { AlreadySettledError, actOnHeld, type HeldAct, joinProcedures } from './act-on-held.ts'
export { type Changes, changesKey, noChanges, touchesMessage } from './changes.ts'
export { agreeBetween } from './contacts.ts'
export {
  contextIn,
  contextOf,
  type MailContext,
  type MailParts,
  type MailSettings,
  usualMailSettings,
} from './context.ts'
export { type CopyHeader, headerOf, octetsFor } from './copies/copy-headers.ts'
export { type Joinable, joinMessage, readJoinable } from './copies/join-message.ts'
export {
  type CopyAbout,
  dueCopies,
  lockCopies,
  putCopy,
  readCopies,
  splitMessage,
  takeCopies,
  type WaitingCopy,
} from './copies/waiting-copies.ts'
export { type DeliveryResult, type RecipientResult, recordResults } from './deliver-results.ts'
export { type Disposition, type Means, planDisposition } from './disposition.ts'
export type { GatewayState } from './health/gateway-state.ts'
export { mailHealthRoutes } from './health/health.routes.ts'
export { endForgottenLooks, forgetSettled, nextRelease, releaseDue } from './held-message.ts'
export { keepReport, putAside } from './journal/keep-report.ts'
export { type JournalProblem, type JournalReport, readJournalReport } from './journal/read-report.ts'
export { isJournalSilent, watchJournal } from './journal/watch-journal.ts'
export { forgetLinkedFiles } from './linked-files/keep-files.ts'
export { linkedFileRoutes } from './linked-files/routes.ts'
export { mailRoutes } from './mail.routes.ts'
export { mailHome } from './mail-home.ts'
export { canChange, changeTexts } from './make-changes.ts'
export { type Mailbox, readAddressList as readAddresses } from './mime/address-list.ts'
export { type AuthorDoubt, type AuthorReadings, readAuthors } from './mime/author-readings.ts'
export { readHeader } from './mime/header.ts'
export {
  type AttachedFile,
  isReadWhole,
  type MailMessage,
  type MailProblem,
  pagesOf,
  readMessage,
  wordsOf,
} from './mime/message.ts'
export { noticePageRoutes } from './notice-page.ts'
export { loadOutgoing, makeOutgoing, type Outgoing, ownHops } from './outgoing.ts'
export { outsiderRoutes } from './outsider.routes.ts'
export { forgetReadTexts } from './own-mail/forget-texts.ts'
export { ownMailRoutes } from './own-mail/own-mail.routes.ts'
export { readNewMessages } from './own-mail/read-new.ts'
export { lookBack, noPast, type Past, type PastQuestion } from './past.ts'
export { queueRoutes } from './queue/queue.routes.ts'
export { queuedDetail, queuedPage, queueOverview } from './queue/queue-view.ts'
export { type Parked, parkDeliveries, readSteering, type Steering, splitDelivery } from './queue/sort-queue.ts'
export { steerDestination, steerEnvelope } from './queue/steer-queue.ts'
export { sweepQueue } from './queue/sweep-queue.ts'
export { type Claim, claimDue, type Delivery, releaseClaims, renewClaims } from './queue.ts'
export { reviewBudgetFor } from './review/budget.ts'
export { measureFalseAlarms } from './review/measurement.ts'
export { carryOutActs, dueActs } from './review/postpone.ts'
export { awaitScan, scanClauses } from './scan/await-scan.ts'
export { settleScan, type WaitingScan, waitingScans } from './scan/settle-scan.ts'
export type { SealedEnvelope } from './sealed.ts'
export { type Changed, sealChanged } from './sign/index.ts'
export { authorise } from './standing.ts'
export type { RecipientState } from './tables.ts'
export { unanswerable } from './unanswerable.ts'
export type { ArcResult, DkimResult, DmarcResult, SpfResult, Verdicts } from './verdicts.ts'
