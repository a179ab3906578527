import path from 'node:path';
import { root, stateDir } from './checkout.mjs';
import { freePortFrom } from './ports.mjs';

const ACCOUNT = 'dugnad';
/** Teams of the demo organisation; each owns the repositories of its services. */
const ORGANISATIONS = 'maps,forms,identity,notices,records,platform';

/** The embedded Git server, and how the backend reaches it. */
export async function startGitServer({ flags, children, toolchain, secrets }) {
  const port = await freePortFrom(flags.port + 1);
  const { url } = await children.startReady(
    'git',
    toolchain.node,
    [
      path.join(root, 'packages/git-server/src/cli.ts'),
      ...['--port', String(port)],
      ...['--state-dir', path.join(stateDir, 'git')],
      ...['--organisations', ORGANISATIONS],
    ],
    {
      env: {
        ...toolchain.env,
        DUGNAD_GIT_USERNAME: ACCOUNT,
        DUGNAD_GIT_PASSWORD: secrets.gitPassword,
      },
    },
  );
  const { host } = new URL(url);
  return {
    url,
    config: {
      integrations: {
        gitea: [
          {
            host,
            baseUrl: url,
            username: ACCOUNT,
            password: '${DUGNAD_GIT_PASSWORD}',
          },
        ],
      },
      scaffolder: { defaultEnvironment: { parameters: { gitHost: host } } },
    },
    env: { DUGNAD_GIT_PASSWORD: secrets.gitPassword },
  };
}
