import { Working } from './working.tsx'

export const examples = {
  working: <Working words="Two policies are being compared." />,
}
