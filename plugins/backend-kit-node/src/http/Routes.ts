import {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { JsonObject } from '@backstage/types';
import { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { Audit, AuditedAction } from '../audit/Audit';
import { parseInput } from './parseInput';
import { createJsonReader } from './readJson';
import { refuseProxy } from './refuseProxy';

/** Room for any form; routes that take files say more. */
const BODY_BYTES = 100 * 1024;

/** One request, signed in and with its body read. */
export interface Call {
  readonly credentials: BackstageCredentials;
  /** Parts of the path, by name, as they were sent; what a database is asked for is parsed with `path`. */
  readonly params: Readonly<Record<string, string>>;
  /** Aborts when the caller hangs up. */
  readonly signal: AbortSignal;
  readonly req: Request;
  readonly res: Response;
  /** Parses the body; an absent one is `{}`. Throws `InputError`. */
  body<T extends z.ZodType>(schema: T): z.output<T>;
  /** Parses the query. Throws `InputError`. */
  query<T extends z.ZodType>(schema: T): z.output<T>;
  /** Parses the parts of the path. Throws `InputError`. */
  path<T extends z.ZodType>(schema: T): z.output<T>;
}

/** How a route differs from a plain read. */
export interface RouteOptions<T> {
  /** Status of the answer; default 200. Without a result it is 204. */
  status?: number;
  /** The most a body may have; default 100 KiB. */
  limitBytes?: number;
  /** Whether an image or a link may ask with the cookie of a signed-in browser. */
  allowCookie?: boolean;
  /** A decision: no other plugin may take it for a person. See `refuseProxy`. */
  isDecision?: boolean;
  /** Runs the route inside an audit event, a denied or malformed attempt included. */
  audit?: Pick<AuditedAction<T>, 'eventId' | 'severityLevel' | 'outcome'> & {
    /** Names what is asked for. The body is as it was sent; never tell all of it. */
    meta?(req: Request): JsonObject;
  };
}

/** Answers a call: what it returns is sent as JSON, unless it has answered itself. */
export type Handler<T> = (call: Call) => T | Promise<T>;

/** Options of `Routes`. */
export interface RoutesOptions {
  httpAuth: HttpAuthService;
  audit: Audit;
}

/** Builds a router whose routes all sign in, read bodies, parse, audit and answer in the same way. */
export class Routes {
  readonly #options: RoutesOptions;
  readonly router: Router = PromiseRouter();

  constructor(options: RoutesOptions) {
    this.#options = options;
  }

  get<T>(path: string, handler: Handler<T>, options?: RouteOptions<T>): this {
    this.router.get(path, this.#answer(handler, options));
    return this;
  }

  post<T>(path: string, handler: Handler<T>, options?: RouteOptions<T>): this {
    this.router.post(path, this.#answer(handler, options));
    return this;
  }

  put<T>(path: string, handler: Handler<T>, options?: RouteOptions<T>): this {
    this.router.put(path, this.#answer(handler, options));
    return this;
  }

  delete<T>(
    path: string,
    handler: Handler<T>,
    options?: RouteOptions<T>,
  ): this {
    this.router.delete(path, this.#answer(handler, options));
    return this;
  }

  #answer<T>(handler: Handler<T>, options: RouteOptions<T> = {}) {
    const read = createJsonReader(options.limitBytes ?? BODY_BYTES);
    return async (req: Request, res: Response) => {
      const signal = signalOf(res);
      const credentials = await this.#options.httpAuth.credentials(req, {
        allow: ['user', 'service'],
        allowLimitedAccess: options.allowCookie,
      });
      // A body that cannot be read is an attempt like any other: the audit event holds it
      const unreadable = await failureOf(read(req));
      const work = async () => {
        if (unreadable) {
          throw unreadable.error;
        }
        if (options.isDecision) {
          refuseProxy(credentials);
        }
        return handler(callOf(req, res, { credentials, signal }));
      };
      const result = await this.#audited(req, credentials, options, work);
      send(res, result, options.status);
    };
  }

  #audited<T>(
    req: Request,
    credentials: BackstageCredentials,
    { audit }: RouteOptions<T>,
    work: () => Promise<T>,
  ): Promise<T> {
    if (!audit) {
      return work();
    }
    const { meta, ...about } = audit;
    return this.#options.audit.run(
      { ...about, credentials, request: req, meta: meta?.(req) },
      work,
    );
  }
}

function callOf(
  req: Request,
  res: Response,
  who: Pick<Call, 'credentials' | 'signal'>,
): Call {
  return {
    ...who,
    params: req.params,
    req,
    res,
    body: schema => parseInput(schema, req.body ?? {}),
    query: schema => parseInput(schema, req.query),
    path: schema => parseInput(schema, req.params),
  };
}

function send(res: Response, result: unknown, status = 200): void {
  if (res.headersSent || res.destroyed) {
    return;
  }
  if (result === undefined) {
    res.status(204).end();
  } else {
    res.status(status).json(result);
  }
}

/** Made before anything is waited for: who hangs up at once has hung up all the same. */
function signalOf(res: Response): AbortSignal {
  const left = new AbortController();
  res.once('close', () => left.abort(new Error('The caller hung up')));
  if (res.destroyed) {
    left.abort(new Error('The caller hung up'));
  }
  return left.signal;
}

async function failureOf(
  work: Promise<void>,
): Promise<{ error: unknown } | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    return { error };
  }
}
