import { accessTexts } from './access.ts'
import { accountTexts } from './accounts.ts'
import { contactTexts } from './contact.ts'
import { deviceTexts } from './devices.ts'
import { fileTexts } from './files.ts'
import { imageTexts } from './images.ts'
import { incidentTexts } from './incidents.ts'
import { lookingTexts } from './looking.ts'
import { mailChangesTexts } from './mail-changes.ts'
import { mailDangerTexts } from './mail-danger.ts'
import { mailFilesTexts } from './mail-files.ts'
import { mailMannerTexts } from './mail-manner.ts'
import { mailPeopleTexts } from './mail-people.ts'
import { mailPersonalTexts } from './mail-personal.ts'
import type { Texts } from './text.ts'
import { webTexts } from './web.ts'

/**
 * The sentences of the controls' reasons by key: the key itself says what happened, `<key>.now` what to do about it, and
 * keys of `mail.return` and notices are what is offered or sent. Packs put their own words over any of them.
 */
export const controlTexts: Texts = {
  ...accessTexts,
  ...accountTexts,
  ...deviceTexts,
  ...fileTexts,
  ...mailMannerTexts,
  ...mailPeopleTexts,
  ...mailDangerTexts,
  ...mailChangesTexts,
  ...mailPersonalTexts,
  ...mailFilesTexts,
  ...contactTexts,
  ...imageTexts,
  ...incidentTexts,
  ...lookingTexts,
  ...webTexts,
}
