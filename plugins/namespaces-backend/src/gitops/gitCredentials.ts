import { InputError } from '@backstage/errors';
import {
  DefaultGithubCredentialsProvider,
  DefaultGitlabCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';

/** A user and a password or token. Never log it. */
interface GitAuth {
  username: string;
  password: string;
}

/** Gives the credentials for a repository's address; asked before every call, because some are short-lived. */
export type GitCredentials = (repository: string) => Promise<GitAuth>;

/** Credentials as Backstage's `integrations` have them for the repository's host. */
export function gitCredentials(integrations: ScmIntegrations): GitCredentials {
  return async url => {
    const gitea = integrations.gitea.byUrl(url)?.config;
    if (gitea?.password) {
      return { username: gitea.username ?? 'git', password: gitea.password };
    }
    if (integrations.github.byUrl(url)) {
      const github =
        DefaultGithubCredentialsProvider.fromIntegrations(integrations);
      const { token } = await github.getCredentials({ url });
      return basic('x-access-token', token, url);
    }
    if (integrations.gitlab.byUrl(url)) {
      const gitlab =
        DefaultGitlabCredentialsProvider.fromIntegrations(integrations);
      const { token } = await gitlab.getCredentials({ url });
      return basic('oauth2', token, url);
    }
    const bitbucket = integrations.bitbucketServer.byUrl(url)?.config;
    return bitbucket?.username
      ? basic(bitbucket.username, bitbucket.password, url)
      : basic('x-token-auth', bitbucket?.token, url);
  };
}

function basic(
  username: string,
  password: string | undefined,
  url: string,
): GitAuth {
  if (!password) {
    throw new InputError(
      `There are no credentials for ${
        new URL(url).host
      }: add them under integrations (gitea, github, gitlab or bitbucketServer)`,
    );
  }
  return { username, password };
}
