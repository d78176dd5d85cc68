// Generated from policies/vocabulary.yaml by `npm run generate`. Do not edit.
import type { Shape } from './shape.ts'

export type StaffRole = 'teacher' | 'supply-teacher' | 'trainee-teacher' | 'teaching-assistant' | 'support-staff' | 'office' | 'administration-team' | 'headteacher' | 'deputy-headteacher' | 'senior-leader' | 'dsl' | 'deputy-dsl' | 'dcf-coordinator' | 'network-manager' | 'it-technician' | 'business-manager' | 'operations-manager' | 'data-protection-officer' | 'form-tutor' | 'class-teacher' | 'curriculum-lead-ict' | 'assistant-headteacher' | 'chief-executive' | 'editor'
export type Role = StaffRole | 'governor' | 'chair-of-governors' | 'safeguarding-governor' | 'director' | 'trust-officer' | 'volunteer' | 'pupil' | 'parent' | 'visitor' | 'guest' | 'contractor' | 'community-user' | 'former-pupil' | 'former-staff' | 'outsider' | 'police' | 'local-authority' | 'social-care' | 'lado' | 'union' | 'occupational-health' | 'whistleblowing'
export type Releaser = 'sender' | 'recipient' | 'line-manager-of:sender' | `role:${Role}` | `nominee-of:${Role}` | `person:${string}`
export type ActionName = 'mail.submit' | 'mail.receive' | 'mail.open' | 'mail.delete' | 'web.request' | 'account.log-on' | 'account.idle' | 'credential.set' | 'activity.read' | 'monitoring.start' | 'image.capture' | 'image.publish' | 'image.move' | 'page.publish' | 'social.post' | 'social.connect' | 'social.open-account' | 'broadcast.send' | 'live.start' | 'call.make' | 'text.send' | 'device.connect' | 'device.take-home' | 'device.return' | 'device.configure' | 'device.use-mail' | 'device.lost' | 'device.use-in-lesson' | 'software.install' | 'software.remove' | 'remote.connect' | 'file.open' | 'file.store' | 'file.alter' | 'file.delete' | 'file.transfer' | 'record.disclose' | 'record.dispose' | 'sanction.decide' | 'exemption.grant'
export type Person = { readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number }
export type Attachment = { readonly filename: string; readonly bytes: number; readonly mediaType: string; readonly encrypted?: boolean; readonly contains?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing' }
export type Device = { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }
/** resource.properties of each action. */
export type Properties = {
  readonly 'mail.submit': { readonly from: string; readonly to: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly cc?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly bcc?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly subjectLine: string; readonly text: string; readonly html?: string; readonly attachments?: readonly ({ readonly filename: string; readonly bytes: number; readonly mediaType: string; readonly encrypted?: boolean; readonly contains?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing' })[]; readonly inReplyTo?: string; readonly forwardOf?: string; readonly replyAll?: boolean; readonly reported?: boolean; readonly marked?: 'personal' | 'private-and-confidential' | 'protected' | 'restricted'; readonly statedPurpose?: 'information' | 'action' | 'substantive-action'; readonly deadline?: string; readonly confirmed?: boolean; readonly urgent?: { readonly reason: string }; readonly encrypted?: boolean; readonly signed?: boolean; readonly anonymous?: boolean }
  readonly 'mail.receive': { readonly from: string; readonly to: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly cc?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly bcc?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly subjectLine: string; readonly text: string; readonly html?: string; readonly attachments?: readonly ({ readonly filename: string; readonly bytes: number; readonly mediaType: string; readonly encrypted?: boolean; readonly contains?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing' })[]; readonly inReplyTo?: string; readonly forwardOf?: string; readonly replyAll?: boolean; readonly reported?: boolean; readonly marked?: 'personal' | 'private-and-confidential' | 'protected' | 'restricted'; readonly statedPurpose?: 'information' | 'action' | 'substantive-action'; readonly deadline?: string; readonly confirmed?: boolean; readonly urgent?: { readonly reason: string }; readonly encrypted?: boolean; readonly signed?: boolean; readonly anonymous?: boolean }
  readonly 'mail.open': { readonly owner: string; readonly message?: string; readonly marked?: 'personal' | 'private-and-confidential' | 'protected' | 'restricted'; readonly purpose: 'compliance' | 'crime' | 'unauthorised-use' | 'viruses-and-performance' | 'abnormal-behaviour' | 'user-problem' | 'standards' | 'school-business' | 'absence-cover' | 'safeguarding' | 'subject-request' | 'legal-duty' | 'emergency' | 'unstated'; readonly authority?: string; readonly ownerConsent?: boolean }
  readonly 'mail.delete': { readonly owner: string; readonly kind?: 'ordinary' | 'reported' | 'phishing' | 'evidence'; readonly by?: 'owner' | 'school' }
  readonly 'web.request': { readonly categories: readonly ('adult' | 'violence' | 'weapons' | 'hate' | 'extremism' | 'self-harm' | 'drugs' | 'alcohol-tobacco' | 'gambling' | 'games' | 'social-networks' | 'chat' | 'messaging' | 'forums' | 'blogs' | 'newsgroups' | 'webmail' | 'proxy' | 'vpn' | 'hacking' | 'malware' | 'phishing' | 'piracy' | 'file-sharing' | 'download' | 'streaming' | 'music' | 'shopping' | 'holidays' | 'personal-interest' | 'dating' | 'bank' | 'job-search' | 'advertising' | 'personal-finance' | 'news' | 'sport' | 'politics' | 'religion' | 'ai-chat' | 'search' | 'education' | 'learning-platform' | 'school-site' | 'health' | 'sex-education' | 'illegal-images' | 'terrorism' | 'uncategorised')[]; readonly direction?: 'visit' | 'download' | 'upload' | 'post'; readonly fileType?: 'personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware'; readonly bytes?: number; readonly searchTerm?: string; readonly formContains?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing'; readonly device?: { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote'; readonly personal?: boolean }
  readonly 'account.log-on': { readonly owner: string; readonly system?: 'network' | 'mail' | 'web' | 'learning-platform' | 'remote' | 'console'; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote'; readonly device?: { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }; readonly method?: 'password' | 'passkey' | 'sso' | 'picture'; readonly sharedWith?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[] }
  readonly 'account.idle': { readonly minutes: number; readonly opensPersonalData?: boolean; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote' }
  readonly 'credential.set': { readonly strength: 'weak' | 'fair' | 'strong'; readonly age?: number; readonly sharedWith?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[] }
  readonly 'activity.read': { readonly of: string; readonly purpose: 'compliance' | 'crime' | 'unauthorised-use' | 'viruses-and-performance' | 'abnormal-behaviour' | 'user-problem' | 'standards' | 'school-business' | 'absence-cover' | 'safeguarding' | 'subject-request' | 'legal-duty' | 'emergency' | 'unstated'; readonly authority?: string; readonly suspicious?: boolean }
  readonly 'monitoring.start': { readonly of: string; readonly kind: 'mail' | 'web' | 'telephone' | 'post' | 'files' | 'screen'; readonly covert?: boolean; readonly purpose: 'compliance' | 'crime' | 'unauthorised-use' | 'viruses-and-performance' | 'abnormal-behaviour' | 'user-problem' | 'standards' | 'school-business' | 'absence-cover' | 'safeguarding' | 'subject-request' | 'legal-duty' | 'emergency' | 'unstated'; readonly grounds?: string; readonly authority?: string; readonly extent?: string }
  readonly 'image.capture': { readonly pictured: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly device: { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }; readonly event?: 'lesson' | 'production' | 'trip' | 'incident' | 'other'; readonly purpose?: 'educational' | 'personal' | 'other'; readonly dressSuitable?: boolean }
  readonly 'image.publish': { readonly channel: 'website' | 'learning-platform' | 'newsletter' | 'press' | 'school-social' | 'personal-social' | 'display' | 'within-school'; readonly pictured: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly namesShown?: boolean; readonly namesListed?: boolean; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing'; readonly source?: 'curriculum' | 'event' | 'personal'; readonly uploadedBy?: Role; readonly personalDetails?: boolean }
  readonly 'image.move': { readonly pictured: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly from?: 'camera' | 'school-store' | 'personal-device'; readonly to: 'school-store' | 'personal-device' | 'home' | 'camera-cleared' }
  readonly 'page.publish': { readonly channel: 'website' | 'learning-platform' | 'blog'; readonly text: string; readonly personalDetails?: readonly ('home-address' | 'personal-phone' | 'personal-email' | 'pupil-name' | 'staff-name')[]; readonly contact?: 'school' | 'personal'; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing'; readonly credited?: boolean; readonly pupilWork?: boolean; readonly disclaimer?: boolean; readonly uploadedBy?: Role }
  readonly 'social.post': { readonly account: 'school' | 'personal'; readonly text?: string; readonly about?: readonly ('school' | 'pupils' | 'parents' | 'staff' | 'academy-business')[]; readonly pictured?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly disclaimer?: boolean; readonly permission?: string }
  readonly 'social.connect': { readonly with: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly account: 'school' | 'personal'; readonly priorRelationship?: 'none' | 'family' | 'existing'; readonly declared?: boolean }
  readonly 'social.open-account': { readonly account: 'school'; readonly purpose: string; readonly permission?: readonly (Role)[] }
  readonly 'broadcast.send': { readonly channel: 'sms' | 'voice' | 'email'; readonly to: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly text: string; readonly kind?: 'information' | 'reminder' | 'emergency' | 'advertising'; readonly approvedBy?: Role }
  readonly 'live.start': { readonly account: 'school' | 'personal'; readonly platform?: 'school-run' | 'approved' | 'other'; readonly objective?: string; readonly with: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly camera?: boolean; readonly cameraPurpose?: string; readonly recording?: boolean; readonly allTold?: boolean; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote'; readonly agreedHours?: boolean; readonly approvedBy?: Role; readonly direction?: 'outgoing' | 'incoming'; readonly supervised?: boolean }
  readonly 'call.make': { readonly number?: string; readonly destination: 'school' | 'landline' | 'mobile' | 'non-geographic' | 'overseas' | 'emergency'; readonly with?: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly phone: 'school' | 'personal'; readonly personal?: boolean; readonly permission?: boolean; readonly emergency?: boolean; readonly duringLesson?: boolean }
  readonly 'text.send': { readonly with: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[]; readonly phone: 'school' | 'personal'; readonly text?: string }
  readonly 'device.connect': { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote' }
  readonly 'device.take-home': { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }
  readonly 'device.return': { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly personalFilesFound?: boolean }
  readonly 'device.configure': { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly change: 'antivirus' | 'settings' | 'software' | 'filtering' }
  readonly 'device.use-mail': { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly client?: 'approved-app' | 'other'; readonly downloads?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }
  readonly 'device.lost': { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly hoursSince: number; readonly holdsMail?: boolean }
  readonly 'device.use-in-lesson': { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly permission?: boolean; readonly purpose?: string }
  readonly 'software.install': { readonly name: string; readonly kind: 'application' | 'app' | 'update' | 'executable'; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing'; readonly permission?: readonly (Role)[]; readonly device?: { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }; readonly from?: 'web' | 'optical-disc' | 'memory-stick' | 'store' }
  readonly 'software.remove': { readonly name: string; readonly kind: 'application' | 'app' | 'update' | 'executable'; readonly licence?: 'own-work' | 'licensed' | 'public-domain' | 'permission-recorded' | 'checked' | 'unknown' | 'infringing'; readonly permission?: readonly (Role)[]; readonly device?: { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }; readonly from?: 'web' | 'optical-disc' | 'memory-stick' | 'store' }
  readonly 'remote.connect': { readonly device: { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote'; readonly unattended?: boolean; readonly system?: 'network' | 'mis' | 'learning-platform' }
  readonly 'file.open': { readonly owner: string; readonly permission?: boolean; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote'; readonly device?: { readonly kind: 'laptop' | 'tablet' | 'desktop' | 'phone' | 'camera' | 'video-camera' | 'memory-stick' | 'hard-drive' | 'optical-disc' | 'walkie-talkie' | 'other'; readonly owner: 'school' | 'personal'; readonly encrypted?: boolean; readonly antivirus?: 'none' | 'installed' | 'approved-current'; readonly passcode?: 'none' | 'set'; readonly managed?: boolean; readonly lastUser?: string; readonly contents?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] } }
  readonly 'file.store': { readonly to: 'school-network' | 'shared-area' | 'personal-area' | 'school-cloud' | 'personal-device' | 'personal-cloud' | 'removable'; readonly contains: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly kind?: string; readonly folder?: string; readonly encrypted?: boolean; readonly passwordProtected?: boolean; readonly viaRemote?: boolean }
  readonly 'file.alter': { readonly owner: string; readonly permission?: boolean }
  readonly 'file.delete': { readonly owner: string; readonly by?: Role; readonly reason?: 'unwanted' | 'inappropriate' | 'confidential' }
  readonly 'file.transfer': { readonly contains: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[]; readonly to: { readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number }; readonly medium?: 'mail' | 'removable' | 'cloud' | 'paper' | 'remote'; readonly encrypted?: boolean; readonly passwordProtected?: boolean; readonly permission?: boolean; readonly place?: 'school' | 'home' | 'off-site' | 'abroad' | 'school-network' | 'guest-network' | 'remote' }
  readonly 'record.disclose': { readonly of: string; readonly to: { readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number }; readonly legalBasis?: string; readonly contains?: readonly ('personal-data' | 'special-category' | 'confidential' | 'pupil-images' | 'staff-images' | 'indecent-image' | 'executable' | 'script' | 'archive' | 'music' | 'video' | 'software' | 'own-work' | 'copyright-work' | 'contact-list' | 'personal-files' | 'password' | 'malware')[] }
  readonly 'record.dispose': { readonly class: string; readonly trigger: string; readonly held?: boolean }
  readonly 'sanction.decide': { readonly class: 'gross' | 'serious' | 'mild'; readonly sanction: 'dismissal' | 'final-written-warning' | 'written-warning' | 'verbal-warning' | 'informal' | 'access-withdrawn'; readonly factorsWeighed: number; readonly priorWarnings: number }
  readonly 'exemption.grant': { readonly site: string; readonly reason?: string; readonly until?: string; readonly for: readonly ({ readonly person?: string; readonly address?: string; readonly name?: string; readonly roles?: readonly (Role)[]; readonly yearGroup?: number; readonly keyStage?: 'foundation' | 'ks1' | 'ks2' | 'ks3' | 'ks4' | 'ks5'; readonly form?: string; readonly known?: boolean; readonly group?: string; readonly size?: number })[] }
}
/** What is true at the instant of the request: supplied, never fetched. An absent fact is unknown. */
export type Facts = {
  readonly 'calendar.day'?: 'school-day' | 'inset' | 'weekend' | 'bank-holiday' | 'holiday'
  readonly 'calendar.period'?: 'before-school' | 'lesson' | 'break' | 'lunch' | 'after-school' | 'none'
  readonly 'calendar.lesson-of'?: string | null | { readonly [key: string]: string | null }
  readonly 'work.recorded-time'?: boolean
  readonly 'work.teaching-now'?: boolean
  readonly 'work.absent'?: boolean
  readonly 'agreement.accepted'?: boolean
  readonly 'account.ends-at'?: string | null
  readonly 'account.withdrawn'?: { readonly from: string; readonly until: string | null; readonly scope: 'all' | 'web' | 'mail' | 'equipment' } | null
  readonly 'training.completed'?: readonly (string)[]
  readonly 'directory.same-name'?: readonly (string)[]
  readonly 'mail.approved-recipients'?: readonly (string)[]
  readonly 'mail.known-sender'?: boolean
  readonly 'mail.arrangement'?: boolean
  readonly 'mail.standing-authorisation'?: boolean
  readonly 'mail.malware'?: string | null
  readonly 'mail.authentication'?: 'pass' | 'fail' | 'none'
  readonly 'mail.link-categories'?: readonly ('adult' | 'violence' | 'weapons' | 'hate' | 'extremism' | 'self-harm' | 'drugs' | 'alcohol-tobacco' | 'gambling' | 'games' | 'social-networks' | 'chat' | 'messaging' | 'forums' | 'blogs' | 'newsgroups' | 'webmail' | 'proxy' | 'vpn' | 'hacking' | 'malware' | 'phishing' | 'piracy' | 'file-sharing' | 'download' | 'streaming' | 'music' | 'shopping' | 'holidays' | 'personal-interest' | 'dating' | 'bank' | 'job-search' | 'advertising' | 'personal-finance' | 'news' | 'sport' | 'politics' | 'religion' | 'ai-chat' | 'search' | 'education' | 'learning-platform' | 'school-site' | 'health' | 'sex-education' | 'illegal-images' | 'terrorism' | 'uncategorised')[]
  readonly 'site.approved'?: boolean
  readonly 'site.directed-by'?: string | null
  readonly 'exemption.active'?: readonly (string)[]
  readonly 'authority.active'?: { readonly id: string; readonly purpose: 'compliance' | 'crime' | 'unauthorised-use' | 'viruses-and-performance' | 'abnormal-behaviour' | 'user-problem' | 'standards' | 'school-business' | 'absence-cover' | 'safeguarding' | 'subject-request' | 'legal-duty' | 'emergency' | 'unstated'; readonly scope: string; readonly until: string; readonly by: string } | null
  readonly 'supervision.adult'?: boolean
  readonly 'consent.images'?: { readonly [key: string]: { readonly [key: string]: boolean | { readonly parent?: boolean; readonly pupil?: boolean } } }
  readonly 'consent.capture'?: { readonly [key: string]: boolean }
  readonly 'consent.work'?: { readonly [key: string]: { readonly parent?: boolean; readonly pupil?: boolean } }
  readonly 'usage.web-minutes-today'?: number
  readonly 'usage.personal-share'?: number
  readonly 'usage.repeat-visits'?: number
  readonly 'usage.reply-all-week'?: number
  readonly 'storage.used-share'?: number
  readonly 'hold.preservation'?: boolean
  readonly 'content.abuse'?: readonly (string)[]
  readonly 'content.obscenity'?: readonly (string)[]
  readonly 'content.threat'?: readonly (string)[]
  readonly 'content.harassment'?: readonly (string)[]
  readonly 'content.discrimination'?: readonly ('gender' | 'race' | 'disability' | 'age' | 'religion' | 'sexual-orientation' | 'other')[]
  readonly 'content.phishing'?: readonly (string)[]
  readonly 'content.chain'?: boolean
  readonly 'content.joke'?: boolean
  readonly 'content.advertising'?: boolean
  readonly 'content.defamation'?: boolean
  readonly 'content.shouting'?: boolean
  readonly 'content.emotion'?: boolean
  readonly 'content.humour'?: boolean
  readonly 'content.arranging-to-meet'?: boolean
  readonly 'content.several-subjects'?: boolean
  readonly 'content.report-of-harm'?: boolean
  readonly 'content.length'?: number
  readonly 'content.grooming'?: readonly (string)[]
  readonly 'content.asking-personal'?: readonly ('home-address' | 'personal-phone' | 'personal-mobile' | 'personal-email' | 'social-account' | 'image' | 'other')[]
  readonly 'content.personal-contact'?: readonly ('home-address' | 'personal-phone' | 'personal-mobile' | 'personal-email')[]
  readonly 'content.personal-data'?: readonly ('nhs-number' | 'ni-number' | 'upn' | 'card' | 'bank-account' | 'date-of-birth-with-name' | 'pupil-list' | 'medical' | 'other')[]
}
export type FactName = keyof Facts
/** What the enforcement point must do; one that cannot denies, unless `essential` is false. */
export type Obligation =
  | { readonly do: 'mail.hold'; readonly until?: string; readonly releasers?: readonly (Releaser)[]; readonly deadline?: string; readonly deputies?: readonly (Releaser)[]; readonly onDeadline?: 'refuse' | 'escalate' | 'deliver'; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'hold'; readonly releasers: readonly (Releaser)[]; readonly deadline?: string; readonly deputies?: readonly (Releaser)[]; readonly onDeadline?: 'refuse' | 'escalate'; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'mail.rewrite'; readonly bcc?: boolean; readonly split?: boolean; readonly disclaimer?: string; readonly linkAttachments?: boolean; readonly stripLinks?: boolean; readonly tag?: string; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'mail.return'; readonly ask: string; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'mail.redirect'; readonly to: Releaser; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'archive.keep'; readonly class: string; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'scan'; readonly by: 'antivirus'; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'advise'; readonly text: string; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'notify'; readonly who: readonly (Releaser)[]; readonly text?: string; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'open.incident'; readonly category: string; readonly severity: 'high' | 'medium' | 'low'; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'agreement.present'; readonly agreement: string; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'web.explain'; readonly ask?: boolean; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'log.activity'; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'custody.preserve'; readonly what: string; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'device.wipe'; readonly withTwoPeople: boolean; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'session.lock'; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }
  | { readonly do: 'record.reimburse'; readonly silent?: boolean; readonly essential?: boolean; readonly cites?: readonly string[]; readonly recipients?: readonly string[] }

type Members = Readonly<Record<string, { readonly shape: Shape; readonly optional: boolean }>>
export const vocabulary: {
  readonly roles: { readonly staff: readonly StaffRole[]; readonly governance: readonly Role[]; readonly others: readonly Role[] }
  readonly relations: readonly string[]
  readonly actions: Readonly<Record<ActionName, { readonly resource: string; readonly members: Members }>>
  readonly facts: Readonly<Record<FactName, Shape>>
  readonly obligations: Readonly<Record<Obligation['do'], Members>>
} = {
 "roles": {
  "staff": [
   "teacher",
   "supply-teacher",
   "trainee-teacher",
   "teaching-assistant",
   "support-staff",
   "office",
   "administration-team",
   "headteacher",
   "deputy-headteacher",
   "senior-leader",
   "dsl",
   "deputy-dsl",
   "dcf-coordinator",
   "network-manager",
   "it-technician",
   "business-manager",
   "operations-manager",
   "data-protection-officer",
   "form-tutor",
   "class-teacher",
   "curriculum-lead-ict",
   "assistant-headteacher",
   "chief-executive",
   "editor"
  ],
  "governance": [
   "governor",
   "chair-of-governors",
   "safeguarding-governor",
   "director",
   "trust-officer"
  ],
  "others": [
   "volunteer",
   "pupil",
   "parent",
   "visitor",
   "guest",
   "contractor",
   "community-user",
   "former-pupil",
   "former-staff",
   "outsider",
   "police",
   "local-authority",
   "social-care",
   "lado",
   "union",
   "occupational-health",
   "whistleblowing"
  ]
 },
 "relations": [
  "line-manager-of",
  "deputy-of",
  "nominee-of",
  "guardian-of",
  "supervises"
 ],
 "actions": {
  "mail.submit": {
   "resource": "message",
   "members": {
    "from": {
     "shape": {
      "kind": "id",
      "of": "address"
     },
     "optional": false
    },
    "to": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "cc": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "bcc": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "subjectLine": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "text": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "html": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "attachments": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "filename": {
         "shape": {
          "kind": "text"
         },
         "optional": false
        },
        "bytes": {
         "shape": {
          "kind": "integer"
         },
         "optional": false
        },
        "mediaType": {
         "shape": {
          "kind": "text"
         },
         "optional": false
        },
        "encrypted": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "contains": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "enum",
           "values": [
            "personal-data",
            "special-category",
            "confidential",
            "pupil-images",
            "staff-images",
            "indecent-image",
            "executable",
            "script",
            "archive",
            "music",
            "video",
            "software",
            "own-work",
            "copyright-work",
            "contact-list",
            "personal-files",
            "password",
            "malware"
           ]
          }
         },
         "optional": true
        },
        "licence": {
         "shape": {
          "kind": "enum",
          "values": [
           "own-work",
           "licensed",
           "public-domain",
           "permission-recorded",
           "checked",
           "unknown",
           "infringing"
          ]
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "inReplyTo": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "forwardOf": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "replyAll": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "reported": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "marked": {
     "shape": {
      "kind": "enum",
      "values": [
       "personal",
       "private-and-confidential",
       "protected",
       "restricted"
      ]
     },
     "optional": true
    },
    "statedPurpose": {
     "shape": {
      "kind": "enum",
      "values": [
       "information",
       "action",
       "substantive-action"
      ]
     },
     "optional": true
    },
    "deadline": {
     "shape": {
      "kind": "instant"
     },
     "optional": true
    },
    "confirmed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "urgent": {
     "shape": {
      "kind": "object",
      "members": {
       "reason": {
        "shape": {
         "kind": "text"
        },
        "optional": false
       }
      }
     },
     "optional": true
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "signed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "anonymous": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "mail.receive": {
   "resource": "message",
   "members": {
    "from": {
     "shape": {
      "kind": "id",
      "of": "address"
     },
     "optional": false
    },
    "to": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "cc": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "bcc": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "subjectLine": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "text": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "html": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "attachments": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "filename": {
         "shape": {
          "kind": "text"
         },
         "optional": false
        },
        "bytes": {
         "shape": {
          "kind": "integer"
         },
         "optional": false
        },
        "mediaType": {
         "shape": {
          "kind": "text"
         },
         "optional": false
        },
        "encrypted": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "contains": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "enum",
           "values": [
            "personal-data",
            "special-category",
            "confidential",
            "pupil-images",
            "staff-images",
            "indecent-image",
            "executable",
            "script",
            "archive",
            "music",
            "video",
            "software",
            "own-work",
            "copyright-work",
            "contact-list",
            "personal-files",
            "password",
            "malware"
           ]
          }
         },
         "optional": true
        },
        "licence": {
         "shape": {
          "kind": "enum",
          "values": [
           "own-work",
           "licensed",
           "public-domain",
           "permission-recorded",
           "checked",
           "unknown",
           "infringing"
          ]
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "inReplyTo": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "forwardOf": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "replyAll": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "reported": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "marked": {
     "shape": {
      "kind": "enum",
      "values": [
       "personal",
       "private-and-confidential",
       "protected",
       "restricted"
      ]
     },
     "optional": true
    },
    "statedPurpose": {
     "shape": {
      "kind": "enum",
      "values": [
       "information",
       "action",
       "substantive-action"
      ]
     },
     "optional": true
    },
    "deadline": {
     "shape": {
      "kind": "instant"
     },
     "optional": true
    },
    "confirmed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "urgent": {
     "shape": {
      "kind": "object",
      "members": {
       "reason": {
        "shape": {
         "kind": "text"
        },
        "optional": false
       }
      }
     },
     "optional": true
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "signed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "anonymous": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "mail.open": {
   "resource": "mailbox",
   "members": {
    "owner": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "message": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "marked": {
     "shape": {
      "kind": "enum",
      "values": [
       "personal",
       "private-and-confidential",
       "protected",
       "restricted"
      ]
     },
     "optional": true
    },
    "purpose": {
     "shape": {
      "kind": "enum",
      "values": [
       "compliance",
       "crime",
       "unauthorised-use",
       "viruses-and-performance",
       "abnormal-behaviour",
       "user-problem",
       "standards",
       "school-business",
       "absence-cover",
       "safeguarding",
       "subject-request",
       "legal-duty",
       "emergency",
       "unstated"
      ]
     },
     "optional": false
    },
    "authority": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "ownerConsent": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "mail.delete": {
   "resource": "message",
   "members": {
    "owner": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "ordinary",
       "reported",
       "phishing",
       "evidence"
      ]
     },
     "optional": true
    },
    "by": {
     "shape": {
      "kind": "enum",
      "values": [
       "owner",
       "school"
      ]
     },
     "optional": true
    }
   }
  },
  "web.request": {
   "resource": "site",
   "members": {
    "categories": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "adult",
        "violence",
        "weapons",
        "hate",
        "extremism",
        "self-harm",
        "drugs",
        "alcohol-tobacco",
        "gambling",
        "games",
        "social-networks",
        "chat",
        "messaging",
        "forums",
        "blogs",
        "newsgroups",
        "webmail",
        "proxy",
        "vpn",
        "hacking",
        "malware",
        "phishing",
        "piracy",
        "file-sharing",
        "download",
        "streaming",
        "music",
        "shopping",
        "holidays",
        "personal-interest",
        "dating",
        "bank",
        "job-search",
        "advertising",
        "personal-finance",
        "news",
        "sport",
        "politics",
        "religion",
        "ai-chat",
        "search",
        "education",
        "learning-platform",
        "school-site",
        "health",
        "sex-education",
        "illegal-images",
        "terrorism",
        "uncategorised"
       ]
      }
     },
     "optional": false
    },
    "direction": {
     "shape": {
      "kind": "enum",
      "values": [
       "visit",
       "download",
       "upload",
       "post"
      ]
     },
     "optional": true
    },
    "fileType": {
     "shape": {
      "kind": "enum",
      "values": [
       "personal-data",
       "special-category",
       "confidential",
       "pupil-images",
       "staff-images",
       "indecent-image",
       "executable",
       "script",
       "archive",
       "music",
       "video",
       "software",
       "own-work",
       "copyright-work",
       "contact-list",
       "personal-files",
       "password",
       "malware"
      ]
     },
     "optional": true
    },
    "bytes": {
     "shape": {
      "kind": "integer"
     },
     "optional": true
    },
    "searchTerm": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "formContains": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    },
    "licence": {
     "shape": {
      "kind": "enum",
      "values": [
       "own-work",
       "licensed",
       "public-domain",
       "permission-recorded",
       "checked",
       "unknown",
       "infringing"
      ]
     },
     "optional": true
    },
    "device": {
     "shape": {
      "kind": "object",
      "members": {
       "kind": {
        "shape": {
         "kind": "enum",
         "values": [
          "laptop",
          "tablet",
          "desktop",
          "phone",
          "camera",
          "video-camera",
          "memory-stick",
          "hard-drive",
          "optical-disc",
          "walkie-talkie",
          "other"
         ]
        },
        "optional": false
       },
       "owner": {
        "shape": {
         "kind": "enum",
         "values": [
          "school",
          "personal"
         ]
        },
        "optional": false
       },
       "encrypted": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "antivirus": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "installed",
          "approved-current"
         ]
        },
        "optional": true
       },
       "passcode": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "set"
         ]
        },
        "optional": true
       },
       "managed": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "lastUser": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "contents": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "enum",
          "values": [
           "personal-data",
           "special-category",
           "confidential",
           "pupil-images",
           "staff-images",
           "indecent-image",
           "executable",
           "script",
           "archive",
           "music",
           "video",
           "software",
           "own-work",
           "copyright-work",
           "contact-list",
           "personal-files",
           "password",
           "malware"
          ]
         }
        },
        "optional": true
       }
      }
     },
     "optional": true
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    },
    "personal": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "account.log-on": {
   "resource": "account",
   "members": {
    "owner": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "system": {
     "shape": {
      "kind": "enum",
      "values": [
       "network",
       "mail",
       "web",
       "learning-platform",
       "remote",
       "console"
      ]
     },
     "optional": true
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    },
    "device": {
     "shape": {
      "kind": "object",
      "members": {
       "kind": {
        "shape": {
         "kind": "enum",
         "values": [
          "laptop",
          "tablet",
          "desktop",
          "phone",
          "camera",
          "video-camera",
          "memory-stick",
          "hard-drive",
          "optical-disc",
          "walkie-talkie",
          "other"
         ]
        },
        "optional": false
       },
       "owner": {
        "shape": {
         "kind": "enum",
         "values": [
          "school",
          "personal"
         ]
        },
        "optional": false
       },
       "encrypted": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "antivirus": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "installed",
          "approved-current"
         ]
        },
        "optional": true
       },
       "passcode": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "set"
         ]
        },
        "optional": true
       },
       "managed": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "lastUser": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "contents": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "enum",
          "values": [
           "personal-data",
           "special-category",
           "confidential",
           "pupil-images",
           "staff-images",
           "indecent-image",
           "executable",
           "script",
           "archive",
           "music",
           "video",
           "software",
           "own-work",
           "copyright-work",
           "contact-list",
           "personal-files",
           "password",
           "malware"
          ]
         }
        },
        "optional": true
       }
      }
     },
     "optional": true
    },
    "method": {
     "shape": {
      "kind": "enum",
      "values": [
       "password",
       "passkey",
       "sso",
       "picture"
      ]
     },
     "optional": true
    },
    "sharedWith": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    }
   }
  },
  "account.idle": {
   "resource": "session",
   "members": {
    "minutes": {
     "shape": {
      "kind": "integer"
     },
     "optional": false
    },
    "opensPersonalData": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    }
   }
  },
  "credential.set": {
   "resource": "account",
   "members": {
    "strength": {
     "shape": {
      "kind": "enum",
      "values": [
       "weak",
       "fair",
       "strong"
      ]
     },
     "optional": false
    },
    "age": {
     "shape": {
      "kind": "integer"
     },
     "optional": true
    },
    "sharedWith": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    }
   }
  },
  "activity.read": {
   "resource": "activity-log",
   "members": {
    "of": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "purpose": {
     "shape": {
      "kind": "enum",
      "values": [
       "compliance",
       "crime",
       "unauthorised-use",
       "viruses-and-performance",
       "abnormal-behaviour",
       "user-problem",
       "standards",
       "school-business",
       "absence-cover",
       "safeguarding",
       "subject-request",
       "legal-duty",
       "emergency",
       "unstated"
      ]
     },
     "optional": false
    },
    "authority": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "suspicious": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "monitoring.start": {
   "resource": "monitoring",
   "members": {
    "of": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "mail",
       "web",
       "telephone",
       "post",
       "files",
       "screen"
      ]
     },
     "optional": false
    },
    "covert": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "purpose": {
     "shape": {
      "kind": "enum",
      "values": [
       "compliance",
       "crime",
       "unauthorised-use",
       "viruses-and-performance",
       "abnormal-behaviour",
       "user-problem",
       "standards",
       "school-business",
       "absence-cover",
       "safeguarding",
       "subject-request",
       "legal-duty",
       "emergency",
       "unstated"
      ]
     },
     "optional": false
    },
    "grounds": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "authority": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "extent": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    }
   }
  },
  "image.capture": {
   "resource": "image",
   "members": {
    "pictured": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "device": {
     "shape": {
      "kind": "object",
      "members": {
       "kind": {
        "shape": {
         "kind": "enum",
         "values": [
          "laptop",
          "tablet",
          "desktop",
          "phone",
          "camera",
          "video-camera",
          "memory-stick",
          "hard-drive",
          "optical-disc",
          "walkie-talkie",
          "other"
         ]
        },
        "optional": false
       },
       "owner": {
        "shape": {
         "kind": "enum",
         "values": [
          "school",
          "personal"
         ]
        },
        "optional": false
       },
       "encrypted": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "antivirus": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "installed",
          "approved-current"
         ]
        },
        "optional": true
       },
       "passcode": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "set"
         ]
        },
        "optional": true
       },
       "managed": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "lastUser": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "contents": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "enum",
          "values": [
           "personal-data",
           "special-category",
           "confidential",
           "pupil-images",
           "staff-images",
           "indecent-image",
           "executable",
           "script",
           "archive",
           "music",
           "video",
           "software",
           "own-work",
           "copyright-work",
           "contact-list",
           "personal-files",
           "password",
           "malware"
          ]
         }
        },
        "optional": true
       }
      }
     },
     "optional": false
    },
    "event": {
     "shape": {
      "kind": "enum",
      "values": [
       "lesson",
       "production",
       "trip",
       "incident",
       "other"
      ]
     },
     "optional": true
    },
    "purpose": {
     "shape": {
      "kind": "enum",
      "values": [
       "educational",
       "personal",
       "other"
      ]
     },
     "optional": true
    },
    "dressSuitable": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "image.publish": {
   "resource": "image",
   "members": {
    "channel": {
     "shape": {
      "kind": "enum",
      "values": [
       "website",
       "learning-platform",
       "newsletter",
       "press",
       "school-social",
       "personal-social",
       "display",
       "within-school"
      ]
     },
     "optional": false
    },
    "pictured": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "namesShown": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "namesListed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "licence": {
     "shape": {
      "kind": "enum",
      "values": [
       "own-work",
       "licensed",
       "public-domain",
       "permission-recorded",
       "checked",
       "unknown",
       "infringing"
      ]
     },
     "optional": true
    },
    "source": {
     "shape": {
      "kind": "enum",
      "values": [
       "curriculum",
       "event",
       "personal"
      ]
     },
     "optional": true
    },
    "uploadedBy": {
     "shape": {
      "kind": "id",
      "of": "role"
     },
     "optional": true
    },
    "personalDetails": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "image.move": {
   "resource": "image",
   "members": {
    "pictured": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "from": {
     "shape": {
      "kind": "enum",
      "values": [
       "camera",
       "school-store",
       "personal-device"
      ]
     },
     "optional": true
    },
    "to": {
     "shape": {
      "kind": "enum",
      "values": [
       "school-store",
       "personal-device",
       "home",
       "camera-cleared"
      ]
     },
     "optional": false
    }
   }
  },
  "page.publish": {
   "resource": "page",
   "members": {
    "channel": {
     "shape": {
      "kind": "enum",
      "values": [
       "website",
       "learning-platform",
       "blog"
      ]
     },
     "optional": false
    },
    "text": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "personalDetails": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "home-address",
        "personal-phone",
        "personal-email",
        "pupil-name",
        "staff-name"
       ]
      }
     },
     "optional": true
    },
    "contact": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": true
    },
    "licence": {
     "shape": {
      "kind": "enum",
      "values": [
       "own-work",
       "licensed",
       "public-domain",
       "permission-recorded",
       "checked",
       "unknown",
       "infringing"
      ]
     },
     "optional": true
    },
    "credited": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "pupilWork": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "disclaimer": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "uploadedBy": {
     "shape": {
      "kind": "id",
      "of": "role"
     },
     "optional": true
    }
   }
  },
  "social.post": {
   "resource": "post",
   "members": {
    "account": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "text": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "about": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "school",
        "pupils",
        "parents",
        "staff",
        "academy-business"
       ]
      }
     },
     "optional": true
    },
    "pictured": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "disclaimer": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "permission": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    }
   }
  },
  "social.connect": {
   "resource": "social-account",
   "members": {
    "with": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "account": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "priorRelationship": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "family",
       "existing"
      ]
     },
     "optional": true
    },
    "declared": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "social.open-account": {
   "resource": "social-account",
   "members": {
    "account": {
     "shape": {
      "kind": "enum",
      "values": [
       "school"
      ]
     },
     "optional": false
    },
    "purpose": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "permission": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "id",
       "of": "role"
      }
     },
     "optional": true
    }
   }
  },
  "broadcast.send": {
   "resource": "broadcast",
   "members": {
    "channel": {
     "shape": {
      "kind": "enum",
      "values": [
       "sms",
       "voice",
       "email"
      ]
     },
     "optional": false
    },
    "to": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "text": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "information",
       "reminder",
       "emergency",
       "advertising"
      ]
     },
     "optional": true
    },
    "approvedBy": {
     "shape": {
      "kind": "id",
      "of": "role"
     },
     "optional": true
    }
   }
  },
  "live.start": {
   "resource": "live-session",
   "members": {
    "account": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "platform": {
     "shape": {
      "kind": "enum",
      "values": [
       "school-run",
       "approved",
       "other"
      ]
     },
     "optional": true
    },
    "objective": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "with": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "camera": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "cameraPurpose": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "recording": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "allTold": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    },
    "agreedHours": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "approvedBy": {
     "shape": {
      "kind": "id",
      "of": "role"
     },
     "optional": true
    },
    "direction": {
     "shape": {
      "kind": "enum",
      "values": [
       "outgoing",
       "incoming"
      ]
     },
     "optional": true
    },
    "supervised": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "call.make": {
   "resource": "call",
   "members": {
    "number": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "destination": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "landline",
       "mobile",
       "non-geographic",
       "overseas",
       "emergency"
      ]
     },
     "optional": false
    },
    "with": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": true
    },
    "phone": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "personal": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "permission": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "emergency": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "duringLesson": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "text.send": {
   "resource": "text-message",
   "members": {
    "with": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    },
    "phone": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "text": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    }
   }
  },
  "device.connect": {
   "resource": "device",
   "members": {
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "laptop",
       "tablet",
       "desktop",
       "phone",
       "camera",
       "video-camera",
       "memory-stick",
       "hard-drive",
       "optical-disc",
       "walkie-talkie",
       "other"
      ]
     },
     "optional": false
    },
    "owner": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "antivirus": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "installed",
       "approved-current"
      ]
     },
     "optional": true
    },
    "passcode": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "set"
      ]
     },
     "optional": true
    },
    "managed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "lastUser": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "contents": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    }
   }
  },
  "device.take-home": {
   "resource": "device",
   "members": {
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "laptop",
       "tablet",
       "desktop",
       "phone",
       "camera",
       "video-camera",
       "memory-stick",
       "hard-drive",
       "optical-disc",
       "walkie-talkie",
       "other"
      ]
     },
     "optional": false
    },
    "owner": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "antivirus": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "installed",
       "approved-current"
      ]
     },
     "optional": true
    },
    "passcode": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "set"
      ]
     },
     "optional": true
    },
    "managed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "lastUser": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "contents": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    }
   }
  },
  "device.return": {
   "resource": "device",
   "members": {
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "laptop",
       "tablet",
       "desktop",
       "phone",
       "camera",
       "video-camera",
       "memory-stick",
       "hard-drive",
       "optical-disc",
       "walkie-talkie",
       "other"
      ]
     },
     "optional": false
    },
    "owner": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "antivirus": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "installed",
       "approved-current"
      ]
     },
     "optional": true
    },
    "passcode": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "set"
      ]
     },
     "optional": true
    },
    "managed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "lastUser": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "contents": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    },
    "personalFilesFound": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "device.configure": {
   "resource": "device",
   "members": {
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "laptop",
       "tablet",
       "desktop",
       "phone",
       "camera",
       "video-camera",
       "memory-stick",
       "hard-drive",
       "optical-disc",
       "walkie-talkie",
       "other"
      ]
     },
     "optional": false
    },
    "owner": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "antivirus": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "installed",
       "approved-current"
      ]
     },
     "optional": true
    },
    "passcode": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "set"
      ]
     },
     "optional": true
    },
    "managed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "lastUser": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "contents": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    },
    "change": {
     "shape": {
      "kind": "union",
      "of": [
       {
        "kind": "enum",
        "values": [
         "antivirus"
        ]
       },
       {
        "kind": "enum",
        "values": [
         "settings",
         "software",
         "filtering"
        ]
       }
      ]
     },
     "optional": false
    }
   }
  },
  "device.use-mail": {
   "resource": "device",
   "members": {
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "laptop",
       "tablet",
       "desktop",
       "phone",
       "camera",
       "video-camera",
       "memory-stick",
       "hard-drive",
       "optical-disc",
       "walkie-talkie",
       "other"
      ]
     },
     "optional": false
    },
    "owner": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "antivirus": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "installed",
       "approved-current"
      ]
     },
     "optional": true
    },
    "passcode": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "set"
      ]
     },
     "optional": true
    },
    "managed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "lastUser": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "contents": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    },
    "client": {
     "shape": {
      "kind": "enum",
      "values": [
       "approved-app",
       "other"
      ]
     },
     "optional": true
    },
    "downloads": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    }
   }
  },
  "device.lost": {
   "resource": "device",
   "members": {
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "laptop",
       "tablet",
       "desktop",
       "phone",
       "camera",
       "video-camera",
       "memory-stick",
       "hard-drive",
       "optical-disc",
       "walkie-talkie",
       "other"
      ]
     },
     "optional": false
    },
    "owner": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "antivirus": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "installed",
       "approved-current"
      ]
     },
     "optional": true
    },
    "passcode": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "set"
      ]
     },
     "optional": true
    },
    "managed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "lastUser": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "contents": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    },
    "hoursSince": {
     "shape": {
      "kind": "integer"
     },
     "optional": false
    },
    "holdsMail": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "device.use-in-lesson": {
   "resource": "device",
   "members": {
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "laptop",
       "tablet",
       "desktop",
       "phone",
       "camera",
       "video-camera",
       "memory-stick",
       "hard-drive",
       "optical-disc",
       "walkie-talkie",
       "other"
      ]
     },
     "optional": false
    },
    "owner": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "personal"
      ]
     },
     "optional": false
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "antivirus": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "installed",
       "approved-current"
      ]
     },
     "optional": true
    },
    "passcode": {
     "shape": {
      "kind": "enum",
      "values": [
       "none",
       "set"
      ]
     },
     "optional": true
    },
    "managed": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "lastUser": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": true
    },
    "contents": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    },
    "permission": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "purpose": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    }
   }
  },
  "software.install": {
   "resource": "software",
   "members": {
    "name": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "application",
       "app",
       "update",
       "executable"
      ]
     },
     "optional": false
    },
    "licence": {
     "shape": {
      "kind": "enum",
      "values": [
       "own-work",
       "licensed",
       "public-domain",
       "permission-recorded",
       "checked",
       "unknown",
       "infringing"
      ]
     },
     "optional": true
    },
    "permission": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "id",
       "of": "role"
      }
     },
     "optional": true
    },
    "device": {
     "shape": {
      "kind": "object",
      "members": {
       "kind": {
        "shape": {
         "kind": "enum",
         "values": [
          "laptop",
          "tablet",
          "desktop",
          "phone",
          "camera",
          "video-camera",
          "memory-stick",
          "hard-drive",
          "optical-disc",
          "walkie-talkie",
          "other"
         ]
        },
        "optional": false
       },
       "owner": {
        "shape": {
         "kind": "enum",
         "values": [
          "school",
          "personal"
         ]
        },
        "optional": false
       },
       "encrypted": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "antivirus": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "installed",
          "approved-current"
         ]
        },
        "optional": true
       },
       "passcode": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "set"
         ]
        },
        "optional": true
       },
       "managed": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "lastUser": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "contents": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "enum",
          "values": [
           "personal-data",
           "special-category",
           "confidential",
           "pupil-images",
           "staff-images",
           "indecent-image",
           "executable",
           "script",
           "archive",
           "music",
           "video",
           "software",
           "own-work",
           "copyright-work",
           "contact-list",
           "personal-files",
           "password",
           "malware"
          ]
         }
        },
        "optional": true
       }
      }
     },
     "optional": true
    },
    "from": {
     "shape": {
      "kind": "enum",
      "values": [
       "web",
       "optical-disc",
       "memory-stick",
       "store"
      ]
     },
     "optional": true
    }
   }
  },
  "software.remove": {
   "resource": "software",
   "members": {
    "name": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "kind": {
     "shape": {
      "kind": "enum",
      "values": [
       "application",
       "app",
       "update",
       "executable"
      ]
     },
     "optional": false
    },
    "licence": {
     "shape": {
      "kind": "enum",
      "values": [
       "own-work",
       "licensed",
       "public-domain",
       "permission-recorded",
       "checked",
       "unknown",
       "infringing"
      ]
     },
     "optional": true
    },
    "permission": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "id",
       "of": "role"
      }
     },
     "optional": true
    },
    "device": {
     "shape": {
      "kind": "object",
      "members": {
       "kind": {
        "shape": {
         "kind": "enum",
         "values": [
          "laptop",
          "tablet",
          "desktop",
          "phone",
          "camera",
          "video-camera",
          "memory-stick",
          "hard-drive",
          "optical-disc",
          "walkie-talkie",
          "other"
         ]
        },
        "optional": false
       },
       "owner": {
        "shape": {
         "kind": "enum",
         "values": [
          "school",
          "personal"
         ]
        },
        "optional": false
       },
       "encrypted": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "antivirus": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "installed",
          "approved-current"
         ]
        },
        "optional": true
       },
       "passcode": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "set"
         ]
        },
        "optional": true
       },
       "managed": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "lastUser": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "contents": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "enum",
          "values": [
           "personal-data",
           "special-category",
           "confidential",
           "pupil-images",
           "staff-images",
           "indecent-image",
           "executable",
           "script",
           "archive",
           "music",
           "video",
           "software",
           "own-work",
           "copyright-work",
           "contact-list",
           "personal-files",
           "password",
           "malware"
          ]
         }
        },
        "optional": true
       }
      }
     },
     "optional": true
    },
    "from": {
     "shape": {
      "kind": "enum",
      "values": [
       "web",
       "optical-disc",
       "memory-stick",
       "store"
      ]
     },
     "optional": true
    }
   }
  },
  "remote.connect": {
   "resource": "remote-session",
   "members": {
    "device": {
     "shape": {
      "kind": "object",
      "members": {
       "kind": {
        "shape": {
         "kind": "enum",
         "values": [
          "laptop",
          "tablet",
          "desktop",
          "phone",
          "camera",
          "video-camera",
          "memory-stick",
          "hard-drive",
          "optical-disc",
          "walkie-talkie",
          "other"
         ]
        },
        "optional": false
       },
       "owner": {
        "shape": {
         "kind": "enum",
         "values": [
          "school",
          "personal"
         ]
        },
        "optional": false
       },
       "encrypted": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "antivirus": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "installed",
          "approved-current"
         ]
        },
        "optional": true
       },
       "passcode": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "set"
         ]
        },
        "optional": true
       },
       "managed": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "lastUser": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "contents": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "enum",
          "values": [
           "personal-data",
           "special-category",
           "confidential",
           "pupil-images",
           "staff-images",
           "indecent-image",
           "executable",
           "script",
           "archive",
           "music",
           "video",
           "software",
           "own-work",
           "copyright-work",
           "contact-list",
           "personal-files",
           "password",
           "malware"
          ]
         }
        },
        "optional": true
       }
      }
     },
     "optional": false
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    },
    "unattended": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "system": {
     "shape": {
      "kind": "enum",
      "values": [
       "network",
       "mis",
       "learning-platform"
      ]
     },
     "optional": true
    }
   }
  },
  "file.open": {
   "resource": "file",
   "members": {
    "owner": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "permission": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    },
    "device": {
     "shape": {
      "kind": "object",
      "members": {
       "kind": {
        "shape": {
         "kind": "enum",
         "values": [
          "laptop",
          "tablet",
          "desktop",
          "phone",
          "camera",
          "video-camera",
          "memory-stick",
          "hard-drive",
          "optical-disc",
          "walkie-talkie",
          "other"
         ]
        },
        "optional": false
       },
       "owner": {
        "shape": {
         "kind": "enum",
         "values": [
          "school",
          "personal"
         ]
        },
        "optional": false
       },
       "encrypted": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "antivirus": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "installed",
          "approved-current"
         ]
        },
        "optional": true
       },
       "passcode": {
        "shape": {
         "kind": "enum",
         "values": [
          "none",
          "set"
         ]
        },
        "optional": true
       },
       "managed": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "lastUser": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "contents": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "enum",
          "values": [
           "personal-data",
           "special-category",
           "confidential",
           "pupil-images",
           "staff-images",
           "indecent-image",
           "executable",
           "script",
           "archive",
           "music",
           "video",
           "software",
           "own-work",
           "copyright-work",
           "contact-list",
           "personal-files",
           "password",
           "malware"
          ]
         }
        },
        "optional": true
       }
      }
     },
     "optional": true
    }
   }
  },
  "file.store": {
   "resource": "file",
   "members": {
    "to": {
     "shape": {
      "kind": "enum",
      "values": [
       "school-network",
       "shared-area",
       "personal-area",
       "school-cloud",
       "personal-device",
       "personal-cloud",
       "removable"
      ]
     },
     "optional": false
    },
    "contains": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": false
    },
    "kind": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "folder": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "passwordProtected": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "viaRemote": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "file.alter": {
   "resource": "file",
   "members": {
    "owner": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "permission": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "file.delete": {
   "resource": "file",
   "members": {
    "owner": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "by": {
     "shape": {
      "kind": "id",
      "of": "role"
     },
     "optional": true
    },
    "reason": {
     "shape": {
      "kind": "enum",
      "values": [
       "unwanted",
       "inappropriate",
       "confidential"
      ]
     },
     "optional": true
    }
   }
  },
  "file.transfer": {
   "resource": "file",
   "members": {
    "contains": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": false
    },
    "to": {
     "shape": {
      "kind": "object",
      "members": {
       "person": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "address": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "name": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "roles": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "id",
          "of": "role"
         }
        },
        "optional": true
       },
       "yearGroup": {
        "shape": {
         "kind": "number",
         "from": 0,
         "to": 13,
         "whole": true
        },
        "optional": true
       },
       "keyStage": {
        "shape": {
         "kind": "enum",
         "values": [
          "foundation",
          "ks1",
          "ks2",
          "ks3",
          "ks4",
          "ks5"
         ]
        },
        "optional": true
       },
       "form": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "known": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "group": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "size": {
        "shape": {
         "kind": "integer"
        },
        "optional": true
       }
      }
     },
     "optional": false
    },
    "medium": {
     "shape": {
      "kind": "enum",
      "values": [
       "mail",
       "removable",
       "cloud",
       "paper",
       "remote"
      ]
     },
     "optional": true
    },
    "encrypted": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "passwordProtected": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "permission": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    },
    "place": {
     "shape": {
      "kind": "enum",
      "values": [
       "school",
       "home",
       "off-site",
       "abroad",
       "school-network",
       "guest-network",
       "remote"
      ]
     },
     "optional": true
    }
   }
  },
  "record.disclose": {
   "resource": "record",
   "members": {
    "of": {
     "shape": {
      "kind": "id",
      "of": "id"
     },
     "optional": false
    },
    "to": {
     "shape": {
      "kind": "object",
      "members": {
       "person": {
        "shape": {
         "kind": "id",
         "of": "id"
        },
        "optional": true
       },
       "address": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "name": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "roles": {
        "shape": {
         "kind": "list",
         "of": {
          "kind": "id",
          "of": "role"
         }
        },
        "optional": true
       },
       "yearGroup": {
        "shape": {
         "kind": "number",
         "from": 0,
         "to": 13,
         "whole": true
        },
        "optional": true
       },
       "keyStage": {
        "shape": {
         "kind": "enum",
         "values": [
          "foundation",
          "ks1",
          "ks2",
          "ks3",
          "ks4",
          "ks5"
         ]
        },
        "optional": true
       },
       "form": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "known": {
        "shape": {
         "kind": "bool"
        },
        "optional": true
       },
       "group": {
        "shape": {
         "kind": "text"
        },
        "optional": true
       },
       "size": {
        "shape": {
         "kind": "integer"
        },
        "optional": true
       }
      }
     },
     "optional": false
    },
    "legalBasis": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "contains": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "enum",
       "values": [
        "personal-data",
        "special-category",
        "confidential",
        "pupil-images",
        "staff-images",
        "indecent-image",
        "executable",
        "script",
        "archive",
        "music",
        "video",
        "software",
        "own-work",
        "copyright-work",
        "contact-list",
        "personal-files",
        "password",
        "malware"
       ]
      }
     },
     "optional": true
    }
   }
  },
  "record.dispose": {
   "resource": "record",
   "members": {
    "class": {
     "shape": {
      "kind": "text"
     },
     "optional": false
    },
    "trigger": {
     "shape": {
      "kind": "instant"
     },
     "optional": false
    },
    "held": {
     "shape": {
      "kind": "bool"
     },
     "optional": true
    }
   }
  },
  "sanction.decide": {
   "resource": "sanction",
   "members": {
    "class": {
     "shape": {
      "kind": "enum",
      "values": [
       "gross",
       "serious",
       "mild"
      ]
     },
     "optional": false
    },
    "sanction": {
     "shape": {
      "kind": "enum",
      "values": [
       "dismissal",
       "final-written-warning",
       "written-warning",
       "verbal-warning",
       "informal",
       "access-withdrawn"
      ]
     },
     "optional": false
    },
    "factorsWeighed": {
     "shape": {
      "kind": "integer"
     },
     "optional": false
    },
    "priorWarnings": {
     "shape": {
      "kind": "integer"
     },
     "optional": false
    }
   }
  },
  "exemption.grant": {
   "resource": "exemption",
   "members": {
    "site": {
     "shape": {
      "kind": "id",
      "of": "url"
     },
     "optional": false
    },
    "reason": {
     "shape": {
      "kind": "text"
     },
     "optional": true
    },
    "until": {
     "shape": {
      "kind": "instant"
     },
     "optional": true
    },
    "for": {
     "shape": {
      "kind": "list",
      "of": {
       "kind": "object",
       "members": {
        "person": {
         "shape": {
          "kind": "id",
          "of": "id"
         },
         "optional": true
        },
        "address": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "name": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "roles": {
         "shape": {
          "kind": "list",
          "of": {
           "kind": "id",
           "of": "role"
          }
         },
         "optional": true
        },
        "yearGroup": {
         "shape": {
          "kind": "number",
          "from": 0,
          "to": 13,
          "whole": true
         },
         "optional": true
        },
        "keyStage": {
         "shape": {
          "kind": "enum",
          "values": [
           "foundation",
           "ks1",
           "ks2",
           "ks3",
           "ks4",
           "ks5"
          ]
         },
         "optional": true
        },
        "form": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "known": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "group": {
         "shape": {
          "kind": "text"
         },
         "optional": true
        },
        "size": {
         "shape": {
          "kind": "integer"
         },
         "optional": true
        }
       }
      }
     },
     "optional": false
    }
   }
  }
 },
 "facts": {
  "calendar.day": {
   "kind": "enum",
   "values": [
    "school-day",
    "inset",
    "weekend",
    "bank-holiday",
    "holiday"
   ]
  },
  "calendar.period": {
   "kind": "enum",
   "values": [
    "before-school",
    "lesson",
    "break",
    "lunch",
    "after-school",
    "none"
   ]
  },
  "calendar.lesson-of": {
   "kind": "union",
   "of": [
    {
     "kind": "id",
     "of": "id"
    },
    {
     "kind": "null"
    },
    {
     "kind": "map",
     "of": {
      "kind": "union",
      "of": [
       {
        "kind": "id",
        "of": "id"
       },
       {
        "kind": "null"
       }
      ]
     }
    }
   ]
  },
  "work.recorded-time": {
   "kind": "bool"
  },
  "work.teaching-now": {
   "kind": "bool"
  },
  "work.absent": {
   "kind": "bool"
  },
  "agreement.accepted": {
   "kind": "bool"
  },
  "account.ends-at": {
   "kind": "union",
   "of": [
    {
     "kind": "instant"
    },
    {
     "kind": "null"
    }
   ]
  },
  "account.withdrawn": {
   "kind": "union",
   "of": [
    {
     "kind": "object",
     "members": {
      "from": {
       "shape": {
        "kind": "instant"
       },
       "optional": false
      },
      "until": {
       "shape": {
        "kind": "union",
        "of": [
         {
          "kind": "instant"
         },
         {
          "kind": "null"
         }
        ]
       },
       "optional": false
      },
      "scope": {
       "shape": {
        "kind": "enum",
        "values": [
         "all",
         "web",
         "mail",
         "equipment"
        ]
       },
       "optional": false
      }
     }
    },
    {
     "kind": "null"
    }
   ]
  },
  "training.completed": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "directory.same-name": {
   "kind": "list",
   "of": {
    "kind": "id",
    "of": "address"
   }
  },
  "mail.approved-recipients": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "mail.known-sender": {
   "kind": "bool"
  },
  "mail.arrangement": {
   "kind": "bool"
  },
  "mail.standing-authorisation": {
   "kind": "bool"
  },
  "mail.malware": {
   "kind": "union",
   "of": [
    {
     "kind": "text"
    },
    {
     "kind": "null"
    }
   ]
  },
  "mail.authentication": {
   "kind": "enum",
   "values": [
    "pass",
    "fail",
    "none"
   ]
  },
  "mail.link-categories": {
   "kind": "list",
   "of": {
    "kind": "enum",
    "values": [
     "adult",
     "violence",
     "weapons",
     "hate",
     "extremism",
     "self-harm",
     "drugs",
     "alcohol-tobacco",
     "gambling",
     "games",
     "social-networks",
     "chat",
     "messaging",
     "forums",
     "blogs",
     "newsgroups",
     "webmail",
     "proxy",
     "vpn",
     "hacking",
     "malware",
     "phishing",
     "piracy",
     "file-sharing",
     "download",
     "streaming",
     "music",
     "shopping",
     "holidays",
     "personal-interest",
     "dating",
     "bank",
     "job-search",
     "advertising",
     "personal-finance",
     "news",
     "sport",
     "politics",
     "religion",
     "ai-chat",
     "search",
     "education",
     "learning-platform",
     "school-site",
     "health",
     "sex-education",
     "illegal-images",
     "terrorism",
     "uncategorised"
    ]
   }
  },
  "site.approved": {
   "kind": "bool"
  },
  "site.directed-by": {
   "kind": "union",
   "of": [
    {
     "kind": "id",
     "of": "id"
    },
    {
     "kind": "null"
    }
   ]
  },
  "exemption.active": {
   "kind": "list",
   "of": {
    "kind": "id",
    "of": "id"
   }
  },
  "authority.active": {
   "kind": "union",
   "of": [
    {
     "kind": "object",
     "members": {
      "id": {
       "shape": {
        "kind": "id",
        "of": "id"
       },
       "optional": false
      },
      "purpose": {
       "shape": {
        "kind": "enum",
        "values": [
         "compliance",
         "crime",
         "unauthorised-use",
         "viruses-and-performance",
         "abnormal-behaviour",
         "user-problem",
         "standards",
         "school-business",
         "absence-cover",
         "safeguarding",
         "subject-request",
         "legal-duty",
         "emergency",
         "unstated"
        ]
       },
       "optional": false
      },
      "scope": {
       "shape": {
        "kind": "id",
        "of": "id"
       },
       "optional": false
      },
      "until": {
       "shape": {
        "kind": "instant"
       },
       "optional": false
      },
      "by": {
       "shape": {
        "kind": "id",
        "of": "id"
       },
       "optional": false
      }
     }
    },
    {
     "kind": "null"
    }
   ]
  },
  "supervision.adult": {
   "kind": "bool"
  },
  "consent.images": {
   "kind": "map",
   "of": {
    "kind": "map",
    "of": {
     "kind": "union",
     "of": [
      {
       "kind": "bool"
      },
      {
       "kind": "object",
       "members": {
        "parent": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        },
        "pupil": {
         "shape": {
          "kind": "bool"
         },
         "optional": true
        }
       }
      }
     ]
    }
   }
  },
  "consent.capture": {
   "kind": "map",
   "of": {
    "kind": "bool"
   }
  },
  "consent.work": {
   "kind": "map",
   "of": {
    "kind": "object",
    "members": {
     "parent": {
      "shape": {
       "kind": "bool"
      },
      "optional": true
     },
     "pupil": {
      "shape": {
       "kind": "bool"
      },
      "optional": true
     }
    }
   }
  },
  "usage.web-minutes-today": {
   "kind": "integer"
  },
  "usage.personal-share": {
   "kind": "number",
   "from": 0,
   "to": 1,
   "whole": false
  },
  "usage.repeat-visits": {
   "kind": "integer"
  },
  "usage.reply-all-week": {
   "kind": "integer"
  },
  "storage.used-share": {
   "kind": "number",
   "from": 0,
   "to": 1,
   "whole": false
  },
  "hold.preservation": {
   "kind": "bool"
  },
  "content.abuse": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "content.obscenity": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "content.threat": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "content.harassment": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "content.discrimination": {
   "kind": "list",
   "of": {
    "kind": "enum",
    "values": [
     "gender",
     "race",
     "disability",
     "age",
     "religion",
     "sexual-orientation",
     "other"
    ]
   }
  },
  "content.phishing": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "content.chain": {
   "kind": "bool"
  },
  "content.joke": {
   "kind": "bool"
  },
  "content.advertising": {
   "kind": "bool"
  },
  "content.defamation": {
   "kind": "bool"
  },
  "content.shouting": {
   "kind": "bool"
  },
  "content.emotion": {
   "kind": "bool"
  },
  "content.humour": {
   "kind": "bool"
  },
  "content.arranging-to-meet": {
   "kind": "bool"
  },
  "content.several-subjects": {
   "kind": "bool"
  },
  "content.report-of-harm": {
   "kind": "bool"
  },
  "content.length": {
   "kind": "integer"
  },
  "content.grooming": {
   "kind": "list",
   "of": {
    "kind": "text"
   }
  },
  "content.asking-personal": {
   "kind": "list",
   "of": {
    "kind": "enum",
    "values": [
     "home-address",
     "personal-phone",
     "personal-mobile",
     "personal-email",
     "social-account",
     "image",
     "other"
    ]
   }
  },
  "content.personal-contact": {
   "kind": "list",
   "of": {
    "kind": "enum",
    "values": [
     "home-address",
     "personal-phone",
     "personal-mobile",
     "personal-email"
    ]
   }
  },
  "content.personal-data": {
   "kind": "list",
   "of": {
    "kind": "enum",
    "values": [
     "nhs-number",
     "ni-number",
     "upn",
     "card",
     "bank-account",
     "date-of-birth-with-name",
     "pupil-list",
     "medical",
     "other"
    ]
   }
  }
 },
 "obligations": {
  "mail.hold": {
   "until": {
    "shape": {
     "kind": "instant"
    },
    "optional": true
   },
   "releasers": {
    "shape": {
     "kind": "list",
     "of": {
      "kind": "id",
      "of": "releaser"
     }
    },
    "optional": true
   },
   "deadline": {
    "shape": {
     "kind": "instant"
    },
    "optional": true
   },
   "deputies": {
    "shape": {
     "kind": "list",
     "of": {
      "kind": "id",
      "of": "releaser"
     }
    },
    "optional": true
   },
   "onDeadline": {
    "shape": {
     "kind": "enum",
     "values": [
      "refuse",
      "escalate",
      "deliver"
     ]
    },
    "optional": true
   }
  },
  "hold": {
   "releasers": {
    "shape": {
     "kind": "list",
     "of": {
      "kind": "id",
      "of": "releaser"
     }
    },
    "optional": false
   },
   "deadline": {
    "shape": {
     "kind": "instant"
    },
    "optional": true
   },
   "deputies": {
    "shape": {
     "kind": "list",
     "of": {
      "kind": "id",
      "of": "releaser"
     }
    },
    "optional": true
   },
   "onDeadline": {
    "shape": {
     "kind": "enum",
     "values": [
      "refuse",
      "escalate"
     ]
    },
    "optional": true
   }
  },
  "mail.rewrite": {
   "bcc": {
    "shape": {
     "kind": "bool"
    },
    "optional": true
   },
   "split": {
    "shape": {
     "kind": "bool"
    },
    "optional": true
   },
   "disclaimer": {
    "shape": {
     "kind": "text"
    },
    "optional": true
   },
   "linkAttachments": {
    "shape": {
     "kind": "bool"
    },
    "optional": true
   },
   "stripLinks": {
    "shape": {
     "kind": "bool"
    },
    "optional": true
   },
   "tag": {
    "shape": {
     "kind": "text"
    },
    "optional": true
   }
  },
  "mail.return": {
   "ask": {
    "shape": {
     "kind": "text"
    },
    "optional": false
   }
  },
  "mail.redirect": {
   "to": {
    "shape": {
     "kind": "id",
     "of": "releaser"
    },
    "optional": false
   }
  },
  "archive.keep": {
   "class": {
    "shape": {
     "kind": "text"
    },
    "optional": false
   }
  },
  "scan": {
   "by": {
    "shape": {
     "kind": "enum",
     "values": [
      "antivirus"
     ]
    },
    "optional": false
   }
  },
  "advise": {
   "text": {
    "shape": {
     "kind": "text"
    },
    "optional": false
   }
  },
  "notify": {
   "who": {
    "shape": {
     "kind": "list",
     "of": {
      "kind": "id",
      "of": "releaser"
     }
    },
    "optional": false
   },
   "text": {
    "shape": {
     "kind": "text"
    },
    "optional": true
   }
  },
  "open.incident": {
   "category": {
    "shape": {
     "kind": "text"
    },
    "optional": false
   },
   "severity": {
    "shape": {
     "kind": "enum",
     "values": [
      "high",
      "medium",
      "low"
     ]
    },
    "optional": false
   }
  },
  "agreement.present": {
   "agreement": {
    "shape": {
     "kind": "text"
    },
    "optional": false
   }
  },
  "web.explain": {
   "ask": {
    "shape": {
     "kind": "bool"
    },
    "optional": true
   }
  },
  "log.activity": {},
  "custody.preserve": {
   "what": {
    "shape": {
     "kind": "text"
    },
    "optional": false
   }
  },
  "device.wipe": {
   "withTwoPeople": {
    "shape": {
     "kind": "bool"
    },
    "optional": false
   }
  },
  "session.lock": {},
  "record.reimburse": {}
 }
}
