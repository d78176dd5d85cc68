import { Button, ButtonLink } from './button.tsx'

export const examples = {
  main: <Button kind="main">Release message</Button>,
  plain: <Button>Withdraw message</Button>,
  grave: <Button kind="grave">Refuse message</Button>,
  quiet: <Button kind="quiet">Show who sent it…</Button>,
  pending: (
    <Button kind="main" isPending>
      Release message
    </Button>
  ),
  link: <ButtonLink href="/mail">Open held mail</ButtonLink>,
}
