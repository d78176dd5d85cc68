import { Link, paths } from './link.tsx'

export const examples = { plain: <Link href={paths.clause('hillcrest.3.2.5')}>3.2 Staff e-mail, point 5</Link> }
