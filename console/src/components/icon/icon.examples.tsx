import { Icon } from './icon.tsx'

export const examples = {
  besideWords: (
    <p className="row">
      <Icon name="mail" /> Mail
    </p>
  ),
}
