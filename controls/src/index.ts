import type { Control } from '@beadle/engine'
import { accountEnded } from './account/ended/control.ts'
import { accountGranted } from './account/granted/control.ts'
import { accountGuest } from './account/guest/control.ts'
import { idleLock } from './account/idle-lock/control.ts'
import { logOnMethod } from './account/log-on-method/control.ts'
import { ownAccountOnly } from './account/own-account-only/control.ts'
import { passwordStrength } from './account/password-strength/control.ts'
import { accountWithdrawn } from './account/withdrawn/control.ts'
import { agreementAtLogOn } from './agreement/at-log-on/control.ts'
import { agreementByUse } from './agreement/by-use/control.ts'
import { agreementRequired } from './agreement/required/control.ts'
import { copyrightCopies } from './copyright/copies/control.ts'
import { antivirus } from './device/antivirus/control.ts'
import { deviceCleared } from './device/cleared/control.ts'
import { deviceEncrypted } from './device/encrypted/control.ts'
import { inLesson } from './device/in-lesson/control.ts'
import { deviceLoss } from './device/loss/control.ts'
import { mailOnPhone } from './device/mail-on-phone/control.ts'
import { deviceMedia } from './device/media/control.ts'
import { neverHome } from './device/never-home/control.ts'
import { passcode } from './device/passcode/control.ts'
import { remoteWipe } from './device/remote-wipe/control.ts'
import { schoolEquipment } from './device/school-equipment/control.ts'
import { deviceSettings } from './device/settings/control.ts'
import { documentPassword } from './disclosure/document-password/control.ts'
import { encryptedTransfer } from './disclosure/encrypted-transfer/control.ts'
import { guardedContent } from './disclosure/guarded-content/control.ts'
import { lawfulBasis } from './disclosure/lawful-basis/control.ts'
import { privateDevice } from './disclosure/private-device/control.ts'
import { fileAccess } from './file/access/control.ts'
import { keptOut } from './file/kept-out/control.ts'
import { fileLeaving } from './file/leaving/control.ts'
import { officeHolders } from './file/office-holders/control.ts'
import { fileQuota } from './file/quota/control.ts'
import { imageClearCamera } from './image/clear-camera/control.ts'
import { imageConsent } from './image/consent/control.ts'
import { imageDress } from './image/dress/control.ts'
import { imageEquipment } from './image/equipment/control.ts'
import { imageKeptPlaces } from './image/kept-places/control.ts'
import { imageLibraryFolder } from './image/library-folder/control.ts'
import { imageNames } from './image/names/control.ts'
import { imageOccasion } from './image/occasion/control.ts'
import { imageSentOut } from './image/sent-out/control.ts'
import { imageSource } from './image/source/control.ts'
import { evidenceNotDeleted } from './incident/evidence-not-deleted/control.ts'
import { indecentImage } from './incident/indecent-image/control.ts'
import { incidentPreserved } from './incident/preserved/control.ts'
import { incidentReported } from './incident/reported/control.ts'
import { incidentTrail } from './incident/trail/control.ts'
import { liveAccount } from './live/account/control.ts'
import { liveAgreedHours } from './live/agreed-hours/control.ts'
import { liveManagerAgrees } from './live/manager-agrees/control.ts'
import { liveNetwork } from './live/network/control.ts'
import { livePlatform } from './live/platform/control.ts'
import { livePurpose } from './live/purpose/control.ts'
import { liveRecording } from './live/recording/control.ts'
import { liveUnknownCaller } from './live/unknown-caller/control.ts'
import { absenceCover } from './looking/absence-cover/control.ts'
import { lookingForPurpose } from './looking/for-purpose/control.ts'
import { investigation } from './looking/investigation/control.ts'
import { marked } from './looking/marked/control.ts'
import { onlyBy } from './looking/only-by/control.ts'
import { withConsent } from './looking/with-consent/control.ts'
import { aboutIndividual } from './mail/about-individual/control.ts'
import { advertising } from './mail/advertising/control.ts'
import { allStaffAudience } from './mail/all-staff-audience/control.ts'
import { anonymousMail } from './mail/anonymous/control.ts'
import { approvedRecipients } from './mail/approved-recipients/control.ts'
import { archiveCopy } from './mail/archive-copy/control.ts'
import { arrangingToMeet } from './mail/arranging-to-meet/control.ts'
import { attachmentKinds } from './mail/attachment-kinds/control.ts'
import { badLinks } from './mail/bad-links/control.ts'
import { chainMail } from './mail/chain/control.ts'
import { contactDetails } from './mail/contact-details/control.ts'
import { copiedRecipients } from './mail/copied-recipients/control.ts'
import { copyrightChecked } from './mail/copyright/control.ts'
import { deletionRecoverable } from './mail/deletion-recoverable/control.ts'
import { forgedSender } from './mail/forged-sender/control.ts'
import { formalStyle } from './mail/formal-style/control.ts'
import { grooming } from './mail/grooming/control.ts'
import { inboundAbuse } from './mail/inbound-abuse/control.ts'
import { largeAttachments } from './mail/large-attachments/control.ts'
import { largeList } from './mail/large-list/control.ts'
import { leadTime } from './mail/lead-time/control.ts'
import { messageLength } from './mail/length/control.ts'
import { officialAddress } from './mail/official-address/control.ts'
import { otherWebmail } from './mail/other-webmail/control.ts'
import { othersLesson } from './mail/others-lesson/control.ts'
import { outsideOrganisation } from './mail/outside-organisation/control.ts'
import { parentDirect } from './mail/parent-direct/control.ts'
import { parentShouldGive } from './mail/parent-should-give/control.ts'
import { parentsInBcc } from './mail/parents-in-bcc/control.ts'
import { permittedContact } from './mail/permitted-contact/control.ts'
import { permittedList } from './mail/permitted-list/control.ts'
import { personalBanned } from './mail/personal-banned/control.ts'
import { personalContact } from './mail/personal-contact/control.ts'
import { personalDataLeaving } from './mail/personal-data-leaving/control.ts'
import { personalExcess } from './mail/personal-excess/control.ts'
import { personalMark } from './mail/personal-mark/control.ts'
import { phishing } from './mail/phishing/control.ts'
import { phishingDeletion } from './mail/phishing-deletion/control.ts'
import { professionalLanguage } from './mail/professional-language/control.ts'
import { pupilMailbox } from './mail/pupil-mailbox/control.ts'
import { pupilResources } from './mail/pupil-resources/control.ts'
import { recipientCheck } from './mail/recipient-check/control.ts'
import { replyAll } from './mail/reply-all/control.ts'
import { reportedMessage } from './mail/reported-message/control.ts'
import { sameName } from './mail/same-name/control.ts'
import { scanAttachments } from './mail/scan-attachments/control.ts'
import { schoolAddressesOnly } from './mail/school-addresses-only/control.ts'
import { sendHours } from './mail/send-hours/control.ts'
import { sensitiveToParents } from './mail/sensitive-to-parents/control.ts'
import { serverLoad } from './mail/server-load/control.ts'
import { severalSubjects } from './mail/several-subjects/control.ts'
import { statedPurpose } from './mail/stated-purpose/control.ts'
import { strangerReview } from './mail/stranger-review/control.ts'
import { subjectLine } from './mail/subject-line/control.ts'
import { toneAdvice } from './mail/tone-advice/control.ts'
import { unknownSource } from './mail/unknown-source/control.ts'
import { whileSupervising } from './mail/while-supervising/control.ts'
import { broadcastAudience } from './messaging/broadcast-audience/control.ts'
import { broadcastPurpose } from './messaging/broadcast-purpose/control.ts'
import { callNote } from './messaging/call-note/control.ts'
import { contactTime } from './messaging/contact-time/control.ts'
import { officeAccounts } from './messaging/office-accounts/control.ts'
import { privateCalls } from './messaging/private-calls/control.ts'
import { schoolPhoneOnly } from './messaging/school-phone-only/control.ts'
import { lawfulMonitoring } from './monitoring/lawful/control.ts'
import { monitoringLog } from './monitoring/log/control.ts'
import { monitoringMinimum } from './monitoring/minimum/control.ts'
import { publishingApproval } from './publishing/approval/control.ts'
import { publishingCredited } from './publishing/credited/control.ts'
import { publishingDisclaimer } from './publishing/disclaimer/control.ts'
import { personalDetails } from './publishing/personal-details/control.ts'
import { publishingUploader } from './publishing/uploader/control.ts'
import { workConsent } from './publishing/work-consent/control.ts'
import { recordRetention } from './record/retention/control.ts'
import { remoteAttended } from './remote/attended/control.ts'
import { factorsWeighed } from './sanction/factors-weighed/control.ts'
import { sanctionLadder } from './sanction/ladder/control.ts'
import { sanctionMeasures } from './sanction/measures/control.ts'
import { priorWarnings } from './sanction/prior-warnings/control.ts'
import { socialAccountOpening } from './social/account-opening/control.ts'
import { socialConnections } from './social/connections/control.ts'
import { socialPostsAbout } from './social/posts-about/control.ts'
import { softwareLicence } from './software/licence/control.ts'
import { softwarePermission } from './software/permission/control.ts'
import { trainingBefore } from './training/before/control.ts'
import { webAlert } from './web/alert/control.ts'
import { approvedSites } from './web/approved-sites/control.ts'
import { webCategory } from './web/category/control.ts'
import { privateExcess } from './web/excess/control.ts'
import { exemptionGrant } from './web/exemption-grant/control.ts'
import { formData } from './web/form-data/control.ts'
import { largeTransfer } from './web/large-transfer/control.ts'
import { webLicence } from './web/licence/control.ts'
import { webPermitted } from './web/permitted/control.ts'
import { privateDownload } from './web/private-download/control.ts'
import { privateUse } from './web/private-use/control.ts'
import { webSearch } from './web/search/control.ts'
import { webSupervised } from './web/supervised/control.ts'

export type { Audience } from './mail/audience.ts'
export { controlTexts } from './texts/index.ts'

const all: readonly Control[] = [
  agreementAtLogOn,
  documentPassword,
  guardedContent,
  privateDevice,
  aboutIndividual,
  advertising,
  anonymousMail,
  approvedRecipients,
  badLinks,
  copyrightChecked,
  deletionRecoverable,
  forgedSender,
  inboundAbuse,
  largeAttachments,
  parentsInBcc,
  permittedContact,
  personalBanned,
  personalExcess,
  personalMark,
  pupilMailbox,
  sameName,
  scanAttachments,
  serverLoad,
  strangerReview,
  whileSupervising,
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
  lawfulBasis,
  absenceCover,
  lookingForPurpose,
  investigation,
  onlyBy,
  withConsent,
  lawfulMonitoring,
  monitoringLog,
  monitoringMinimum,
  webAlert,
  approvedSites,
  webCategory,
  privateExcess,
  exemptionGrant,
  formData,
  largeTransfer,
  webLicence,
  webPermitted,
  privateDownload,
  privateUse,
  webSearch,
  webSupervised,
  copyrightCopies,
  imageClearCamera,
  imageConsent,
  imageDress,
  imageEquipment,
  imageKeptPlaces,
  imageLibraryFolder,
  imageNames,
  imageOccasion,
  imageSentOut,
  imageSource,
  evidenceNotDeleted,
  indecentImage,
  incidentPreserved,
  incidentReported,
  incidentTrail,
  liveAccount,
  liveAgreedHours,
  liveManagerAgrees,
  liveNetwork,
  livePlatform,
  livePurpose,
  liveRecording,
  liveUnknownCaller,
  broadcastAudience,
  broadcastPurpose,
  callNote,
  contactTime,
  officeAccounts,
  privateCalls,
  publishingApproval,
  publishingCredited,
  publishingDisclaimer,
  personalDetails,
  publishingUploader,
  workConsent,
  factorsWeighed,
  sanctionLadder,
  sanctionMeasures,
  priorWarnings,
  socialAccountOpening,
  socialConnections,
  socialPostsAbout,
  trainingBefore,
  accountGranted,
  accountGuest,
  idleLock,
  logOnMethod,
  passwordStrength,
  antivirus,
  deviceCleared,
  deviceEncrypted,
  inLesson,
  deviceLoss,
  deviceMedia,
  neverHome,
  passcode,
  remoteWipe,
  schoolEquipment,
  deviceSettings,
  fileAccess,
  keptOut,
  fileLeaving,
  officeHolders,
  fileQuota,
  recordRetention,
  remoteAttended,
  softwareLicence,
  softwarePermission,
  marked,
]

/** Every control there is, by id. */
export const controls: ReadonlyMap<string, Control> = new Map(all.map((control) => [control.id, control]))
