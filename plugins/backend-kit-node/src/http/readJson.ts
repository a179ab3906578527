import { InputError } from '@backstage/errors';
import express, { Request } from 'express';
import { z } from 'zod';
import { BodyTooLargeError } from './BodyTooLargeError';

const parserErrorSchema = z.looseObject({
  type: z.string(),
  message: z.string(),
  /** Bytes the sender announced; absent where it did not, or where they are compressed. */
  length: z.number().optional(),
});

/** Reads one request's JSON body into `req.body`. Rejects as `createJsonReader` says. */
export type ReadJson = (req: Request) => Promise<void>;

/**
 * Reads bodies for one route, with its own limit: a parser that several routes share has one limit for all of them. Rejects
 * with `BodyTooLargeError`, and with `InputError` for what is not JSON.
 */
export function createJsonReader(limitBytes: number): ReadJson {
  const parse = express.json({ limit: limitBytes });
  return async req => {
    const { res } = req;
    if (!res) {
      return;
    }
    await new Promise<void>((resolve, reject) => {
      parse(req, res, (error?: unknown) =>
        error ? reject(translate(error, limitBytes)) : resolve(),
      );
    });
  };
}

function translate(error: unknown, limitBytes: number): unknown {
  const parsed = parserErrorSchema.safeParse(error);
  switch (parsed.data?.type) {
    case 'entity.too.large':
      return new BodyTooLargeError({
        limitBytes,
        sizeBytes: parsed.data.length,
      });
    case 'entity.parse.failed':
      return new InputError(
        `The request body is not JSON: ${parsed.data.message}`,
      );
    default:
      return error;
  }
}
