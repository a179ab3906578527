export { startGitServer } from './startGitServer.ts';
export type { GitServer, GitServerOptions } from './startGitServer.ts';
export type { GitServerCredentials } from './http/createAuthenticator.ts';
