import type { Config } from './config/index.ts'
import { type MailSettings, usualMailSettings } from './modules/mail/index.ts'

/** The mail module's settings, as the server and the commands at the machine have them. */
export function mailSettingsOf({ http, smtp, scanning, linkedFileDays, delivery }: Config): MailSettings {
  return {
    ...usualMailSettings,
    baseUrl: http.publicUrl,
    hostname: smtp.name,
    loopField: smtp.loopField,
    scanning,
    linkedFileDays,
    giveUpDays: delivery.giveUpDays,
    delayHours: delivery.delayHours,
  }
}
