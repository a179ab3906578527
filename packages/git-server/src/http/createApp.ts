import { NotFoundError } from '@backstage/errors';
import express from 'express';
import { createApiRouter, apiNotFound } from '../api/createApiRouter.ts';
import { createLinks } from '../api/links.ts';
import { GitRunner } from '../git/GitRunner.ts';
import { createPagesRouter } from '../pages/createPagesRouter.ts';
import { errorPage } from '../pages/listPages.ts';
import { RepositoryStore } from '../store/RepositoryStore.ts';
import {
  createAuthenticator,
  type GitServerCredentials,
} from './createAuthenticator.ts';
import { createGitRouter } from './createGitRouter.ts';
import { errorStatus } from './errorStatus.ts';
import { RepositoryReader } from './RepositoryReader.ts';
import { requestLog } from './requestLog.ts';
import { requireLoopbackHost } from './requireLoopbackHost.ts';

/** Nothing from elsewhere, no inline script or style, no frames, no forms. */
const CONTENT_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
/** A file of a repository gets no rights at all when opened by itself. */
const RAW_POLICY = `${CONTENT_POLICY}; sandbox`;

const protect: express.RequestHandler = (request, response, next) => {
  const isRaw = /^\/[^/]+\/[^/]+\/raw\//.test(request.path);
  response.setHeader(
    'Content-Security-Policy',
    isRaw ? RAW_POLICY : CONTENT_POLICY,
  );
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('Cache-Control', 'no-cache');
  next();
};

export interface AppOptions {
  git: GitRunner;
  store: RepositoryStore;
  credentials: GitServerCredentials;
  /** Address of this server, for links in API answers. */
  url: string;
  log: (line: string) => void;
}

/** The whole server as an express application: Git, API, pages. */
export function createApp(options: AppOptions): express.Express {
  const { git, store, credentials, log } = options;
  const authenticator = createAuthenticator(credentials);
  const reader = new RepositoryReader({ store, authenticator });
  const { username } = credentials;
  const publicLinks = createLinks(options.url);
  const shared = { store, reader, authenticator, username };

  const app = express();
  app.disable('x-powered-by');
  app.use(requestLog(log), requireLoopbackHost, protect);
  app.use(createGitRouter({ git, ...shared }));
  app.use('/api/v1', createApiRouter({ ...shared, links: publicLinks }));
  app.use('/api', apiNotFound);
  app.use(
    createPagesRouter({ ...shared, links: createLinks(''), publicLinks }),
  );
  app.use((request, _response, next) =>
    next(new NotFoundError(`There is nothing at ${request.path}`)),
  );
  app.use(createErrorHandler(log));
  return app;
}

function createErrorHandler(
  log: (line: string) => void,
): express.ErrorRequestHandler {
  return (error, request, response, _next) => {
    const { status, message } = errorStatus(error);
    if (status === 500) log(`Unexpected error: ${error}`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    response.status(status);
    for (const name of ['ETag', 'Last-Modified', 'Content-Disposition']) {
      response.removeHeader(name);
    }
    if (status === 401) {
      response.setHeader('WWW-Authenticate', 'Basic realm="Dugnad Git"');
    }
    if (request.path.startsWith('/api/')) response.json({ message });
    else if (request.accepts(['text', 'html']) === 'html') {
      response.type('html').send(errorPage(status, message));
    } else response.type('text').send(`${message}\n`);
  };
}
