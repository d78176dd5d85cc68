import type { Control } from '@beadle/engine'
import { accountEnded } from './account/ended/control.ts'
import { ownAccountOnly } from './account/own-account-only/control.ts'
import { accountWithdrawn } from './account/withdrawn/control.ts'
import { agreementByUse } from './agreement/by-use/control.ts'
import { agreementRequired } from './agreement/required/control.ts'
import { mailOnPhone } from './device/mail-on-phone/control.ts'
import { encryptedTransfer } from './disclosure/encrypted-transfer/control.ts'
import { allStaffAudience } from './mail/all-staff-audience/control.ts'
import { archiveCopy } from './mail/archive-copy/control.ts'
import { arrangingToMeet } from './mail/arranging-to-meet/control.ts'
import { attachmentKinds } from './mail/attachment-kinds/control.ts'
import { chainMail } from './mail/chain/control.ts'
import { contactDetails } from './mail/contact-details/control.ts'
import { copiedRecipients } from './mail/copied-recipients/control.ts'
import { formalStyle } from './mail/formal-style/control.ts'
import { grooming } from './mail/grooming/control.ts'
import { largeList } from './mail/large-list/control.ts'
import { leadTime } from './mail/lead-time/control.ts'
import { messageLength } from './mail/length/control.ts'
import { officialAddress } from './mail/official-address/control.ts'
import { otherWebmail } from './mail/other-webmail/control.ts'
import { othersLesson } from './mail/others-lesson/control.ts'
import { outsideOrganisation } from './mail/outside-organisation/control.ts'
import { parentDirect } from './mail/parent-direct/control.ts'
import { parentShouldGive } from './mail/parent-should-give/control.ts'
import { permittedList } from './mail/permitted-list/control.ts'
import { personalContact } from './mail/personal-contact/control.ts'
import { personalDataLeaving } from './mail/personal-data-leaving/control.ts'
import { phishing } from './mail/phishing/control.ts'
import { phishingDeletion } from './mail/phishing-deletion/control.ts'
import { professionalLanguage } from './mail/professional-language/control.ts'
import { pupilResources } from './mail/pupil-resources/control.ts'
import { recipientCheck } from './mail/recipient-check/control.ts'
import { replyAll } from './mail/reply-all/control.ts'
import { reportedMessage } from './mail/reported-message/control.ts'
import { schoolAddressesOnly } from './mail/school-addresses-only/control.ts'
import { sendHours } from './mail/send-hours/control.ts'
import { sensitiveToParents } from './mail/sensitive-to-parents/control.ts'
import { severalSubjects } from './mail/several-subjects/control.ts'
import { statedPurpose } from './mail/stated-purpose/control.ts'
import { subjectLine } from './mail/subject-line/control.ts'
import { toneAdvice } from './mail/tone-advice/control.ts'
import { unknownSource } from './mail/unknown-source/control.ts'
import { schoolPhoneOnly } from './messaging/school-phone-only/control.ts'

export type { Audience } from './mail/audience.ts'
export { controlTexts } from './texts/index.ts'

const all: readonly Control[] = [
  accountEnded,
  ownAccountOnly,
  accountWithdrawn,
  agreementByUse,
  agreementRequired,
  mailOnPhone,
  encryptedTransfer,
  allStaffAudience,
  archiveCopy,
  arrangingToMeet,
  attachmentKinds,
  chainMail,
  contactDetails,
  copiedRecipients,
  formalStyle,
  grooming,
  largeList,
  leadTime,
  messageLength,
  officialAddress,
  otherWebmail,
  othersLesson,
  outsideOrganisation,
  parentDirect,
  parentShouldGive,
  permittedList,
  personalContact,
  personalDataLeaving,
  phishingDeletion,
  phishing,
  professionalLanguage,
  pupilResources,
  recipientCheck,
  replyAll,
  reportedMessage,
  schoolAddressesOnly,
  sendHours,
  sensitiveToParents,
  severalSubjects,
  statedPurpose,
  subjectLine,
  toneAdvice,
  unknownSource,
  schoolPhoneOnly,
]

/** Every control there is, by id. */
export const controls: ReadonlyMap<string, Control> = new Map(all.map((control) => [control.id, control]))
