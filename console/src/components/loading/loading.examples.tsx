import { Loading } from './loading.tsx'

export const examples = { page: <Loading /> }
