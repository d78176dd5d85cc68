import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps } from 'react-aria-components'
import { Link } from '../link/link.tsx'
import './button.css'

/** `main`: the page's one main action. `grave`: cannot be taken back. `quiet`: beside others. */
export type ButtonKind = 'main' | 'plain' | 'grave' | 'quiet'

type Props = Omit<ButtonProps, 'className' | 'children'> & { readonly kind?: ButtonKind; readonly children: ReactNode }

/** A button says a verb. While `isPending` it stays in place, keeps focus and is announced as busy. */
export function Button({ kind = 'plain', ...rest }: Props) {
  return <AriaButton className="button" data-kind={kind} {...rest} />
}

/** A link that looks like a button: it goes somewhere and changes nothing. */
export function ButtonLink({
  kind = 'plain',
  href,
  children,
}: {
  kind?: ButtonKind
  href: string
  children: ReactNode
}) {
  return (
    <Link className="button" data-kind={kind} href={href}>
      {children}
    </Link>
  )
}
