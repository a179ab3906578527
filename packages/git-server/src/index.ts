export { startGitServer } from './startGitServer';
export type { GitServer, GitServerOptions } from './startGitServer';
export type { GitServerCredentials } from './http/createAuthenticator';
