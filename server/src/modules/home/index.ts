export { type HomeProvider, homeRoutes } from './home.routes.ts'
