export { type Http, type HttpOptions, openHttp } from './http.ts'
export { describeRoutes } from './openapi.ts'
export {
  type Access,
  type AnyRoute,
  type Call,
  defineRoute,
  type EnforcementPoint,
  type Page,
  type Route,
  type Session,
} from './route.ts'
