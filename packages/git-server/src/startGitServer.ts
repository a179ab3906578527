import { createServer, Server } from 'node:http';
import { mkdir, realpath } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { ConflictError, isError } from '@backstage/errors';
import { z } from 'zod';
import { GitRunner } from './git/GitRunner.ts';
import { createApp } from './http/createApp.ts';
import type { GitServerCredentials } from './http/createAuthenticator.ts';
import { parseInput } from './http/parseInput.ts';
import { ownerNameSchema } from './names.ts';
import { RepositoryStore } from './store/RepositoryStore.ts';

const HOST = '127.0.0.1';

const optionsSchema = z.object({
  stateDir: z.string().min(1),
  port: z.number().int().min(0).max(65535),
  credentials: z.object({
    username: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, 'has letters, digits, . _ -'),
    password: z.string().min(12, 'has at least 12 characters'),
  }),
  organisations: z.array(ownerNameSchema),
});

/** Options of `startGitServer`. */
export interface GitServerOptions {
  /** Folder that keeps the repositories; made when missing. */
  stateDir: string;
  /** Loopback port; 0 takes a free one. */
  port: number;
  /** The one account: it creates, pushes, and reads what is private. */
  credentials: GitServerCredentials;
  /** Organisations that exist from the start, besides those made earlier. */
  organisations?: string[];
  /** Gets one line a request and whatever goes wrong; never a credential. Default: nothing is logged. */
  log?: (line: string) => void;
}

/** A running Git server. */
export interface GitServer {
  /** For example `http://127.0.0.1:7008`: the `baseUrl` of Backstage's Gitea integration. */
  url: string;
  /** Ends every connection and Git process. */
  stop(): Promise<void>;
}

/**
 * Serves bare repositories over smart HTTP, the part of Forgejo's API that Backstage uses, and pages to browse them,
 * on loopback only. Throws InputError for options that are wrong, ServiceUnavailableError when Git is missing and
 * ConflictError when the port is taken.
 */
export async function startGitServer(
  options: GitServerOptions,
): Promise<GitServer> {
  const { organisations = [], log = () => {} } = options;
  const { port, credentials } = parseInput(optionsSchema, {
    ...options,
    organisations,
  });
  await mkdir(options.stateDir, { recursive: true });
  const stateDir = await realpath(options.stateDir);
  const git = new GitRunner({ path: process.env.PATH });
  await git.check(stateDir);
  const store = new RepositoryStore({ stateDir, git });

  const server = createServer();
  await listen(server, port);
  await store.prepare();
  await ensureOrganisations(store, organisations);
  const url = `http://${HOST}:${portOf(server)}`;
  server.on('request', createApp({ git, store, credentials, url, log }));
  return {
    url,
    async stop() {
      const closed = new Promise(resolve => server.close(resolve));
      server.closeAllConnections();
      git.stop();
      await closed;
    },
  };
}

async function ensureOrganisations(store: RepositoryStore, names: string[]) {
  for (const name of names) {
    try {
      await store.createOrganisation({ name, description: '' });
    } catch (error) {
      if (!isError(error) || error.name !== 'ConflictError') throw error;
    }
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', error =>
      reject(
        'code' in error && error.code === 'EADDRINUSE'
          ? new ConflictError(
              `Port ${port} is taken. Stop what uses it or choose another port.`,
            )
          : error,
      ),
    );
    server.listen(port, HOST, resolve);
  });
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
