import { InputError } from '@backstage/errors';
import { parseArgs } from 'node:util';
import type { GitServerOptions } from './startGitServer.ts';

type Environment = Record<string, string | undefined>;

/**
 * Options of the command: `--state-dir` and `--port` as flags or environment; the account from the environment alone,
 * as a process's arguments are for everyone on the machine to read. Throws InputError that names what is missing.
 */
export function readCliOptions(
  args: string[],
  environment: Environment,
): GitServerOptions {
  const { values } = parseArgs({
    args,
    options: {
      'state-dir': { type: 'string' },
      port: { type: 'string' },
      organisations: { type: 'string' },
    },
  });
  const port = values.port ?? environment.DUGNAD_GIT_PORT ?? '7008';
  const organisations =
    values.organisations ?? environment.DUGNAD_GIT_ORGANISATIONS ?? '';
  return {
    stateDir:
      values['state-dir'] ?? environment.DUGNAD_GIT_STATE_DIR ?? '.dugnad/git',
    port: Number(port),
    credentials: {
      username: required(environment, 'DUGNAD_GIT_USERNAME'),
      password: required(environment, 'DUGNAD_GIT_PASSWORD'),
    },
    organisations: organisations.split(',').filter(Boolean),
  };
}

function required(environment: Environment, name: string): string {
  const value = environment[name];
  if (value) return value;
  throw new InputError(`${name} is not set. Set it to the account's value.`);
}
