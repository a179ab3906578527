import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { ConflictError, NotFoundError } from '@backstage/errors';
import express, { ErrorRequestHandler } from 'express';
import request from 'supertest';
import { z } from 'zod';
import { Audit } from '../audit/Audit';
import { Routes } from './Routes';

const KILOBYTE = 1024;

/** Answers as the error handler of Backstage does, in short. */
const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  res
    .status(error.statusCode ?? (error.name === 'NotAllowedError' ? 403 : 400))
    .json({ error: { ...error, name: error.name, message: error.message } });
};

function start() {
  const auditor = mockServices.auditor.mock();
  const events: unknown[] = [];
  auditor.createEvent.mockImplementation(async ({ request: _, ...event }) => {
    events.push(['asked', event]);
    return {
      success: async outcome => {
        events.push(['done', outcome]);
      },
      fail: async failure => {
        events.push(['failed', failure]);
      },
    };
  });
  const small = new Routes({
    httpAuth: mockServices.httpAuth(),
    audit: new Audit(auditor),
  });
  const large = new Routes({
    httpAuth: mockServices.httpAuth(),
    audit: new Audit(auditor),
  });
  const size = ({ body }: { body: unknown }) => ({
    bytes: JSON.stringify(body).length,
  });
  small
    .post('/notes', ({ req }) => size(req), {
      limitBytes: KILOBYTE,
      audit: { eventId: 'note' },
    })
    .post(
      '/decisions',
      ({ credentials }) => ({ principal: credentials.principal }),
      {
        isDecision: true,
        audit: { eventId: 'decide', meta: () => ({ n: 1 }) },
      },
    )
    .get('/names/:name', ({ path, query }) => ({
      ...path(z.object({ name: z.string() })),
      ...query(z.object({ limit: z.coerce.number().optional() })),
    }))
    .delete('/notes/:id', () => undefined)
    .post(
      '/partly',
      () => {
        throw Object.assign(new ConflictError('b was refused'), {
          done: { applied: ['a'] },
        });
      },
      { audit: { eventId: 'partly' } },
    );
  large.post('/files', ({ req }) => size(req), {
    limitBytes: 100 * KILOBYTE,
    status: 201,
  });
  const app = express();
  app.use(small.router, large.router, onError);
  return { app, events };
}

const text = (length: number) => ({ text: 'x'.repeat(length) });

describe('Routes', () => {
  it('reads each body with the limit of its own route, whichever router came first', async () => {
    const { app } = start();

    await request(app)
      .post('/files')
      .send(text(50 * KILOBYTE))
      .expect(201);
    const refused = await request(app)
      .post('/notes')
      .send(text(2 * KILOBYTE));

    expect(refused.status).toBe(413);
    expect(refused.body.error.message).toBe(
      'The request body has 2,059 bytes; at most 1,024 bytes are taken here. Send less at a time',
    );
  });

  it('names the limit where the sender does not say how much it sends', async () => {
    const { app } = start();
    const call = request(app).post('/notes').type('json');
    call.write(JSON.stringify(text(2 * KILOBYTE)));
    const refused = await call;

    expect(refused.status).toBe(413);
    expect(refused.body.error.message).toContain('more than 1,024 bytes');
  });

  it('audits what could not be read', async () => {
    const { app, events } = start();
    const refused = await request(app)
      .post('/notes')
      .set('Content-Type', 'application/json')
      .send('{ "a": ');

    expect(refused.status).toBe(400);
    expect(refused.body.error.message).toMatch(/^The request body is not JSON/);
    expect(events).toEqual([
      ['asked', { eventId: 'note', meta: {} }],
      ['failed', { error: expect.objectContaining({ name: 'InputError' }) }],
    ]);
  });

  it('answers 204 without a result', async () => {
    const { app } = start();
    const { status } = await request(app).delete('/notes/1');
    expect(status).toBe(204);
  });

  it.each([
    [
      'a field of the query that nobody knows',
      '/names/a?limits=1',
      'InputError',
    ],
    ['U+0000 in the path', '/names/a%00b', 'InputError'],
  ])('refuses %s', async (_, path, name) => {
    const { app } = start();
    const refused = await request(app).get(path).expect(400);
    expect(refused.body.error.name).toBe(name);
  });

  it('lets no plugin decide for a person', async () => {
    const { app, events } = start();
    const person = mockCredentials.user.header('user:default/ingrid');
    const proxy = `Bearer ${mockCredentials.user.token('user:default/ingrid', {
      actor: { subject: 'plugin:mcp-actions' },
    })}`;

    await request(app)
      .post('/decisions')
      .set('authorization', person)
      .expect(200);
    const refused = await request(app)
      .post('/decisions')
      .set('authorization', proxy);

    expect(refused.status).toBe(403);
    expect(refused.body.error.message).toBe(
      'plugin:mcp-actions may not decide this for user:default/ingrid; user:default/ingrid opens it in the portal',
    );
    expect(events).toContainEqual([
      'asked',
      {
        eventId: 'decide',
        meta: { n: 1, actedBy: 'person', through: 'plugin:mcp-actions' },
      },
    ]);
  });

  it('says what was done before a failure, in the answer and in the audit', async () => {
    const { app, events } = start();
    const failed = await request(app).post('/partly');

    expect(failed.body.error).toMatchObject({ done: { applied: ['a'] } });
    expect(events).toContainEqual([
      'failed',
      expect.objectContaining({ meta: { done: { applied: ['a'] } } }),
    ]);
  });

  it('is told when a caller hangs up', async () => {
    const routes = new Routes({
      httpAuth: mockServices.httpAuth(),
      audit: new Audit(mockServices.auditor.mock()),
    });
    const hungUp = new Promise<unknown>(resolve => {
      routes.get('/slow', async ({ signal }) => {
        await new Promise<void>(done => {
          signal.addEventListener('abort', () => done());
        });
        resolve(signal.reason);
        throw new NotFoundError('too late for an answer');
      });
    });
    const server = express().use(routes.router, onError).listen(0);
    const call = request(server).get('/slow').timeout(100);

    await expect(call).rejects.toThrow(/[Tt]imeout/);
    await expect(hungUp).resolves.toThrow('hung up');
    server.closeAllConnections();
    server.close();
  });
});
