import { mockCredentials } from '@backstage/backend-test-utils';
import known from './__fixtures__/routes.json';
import scaffolderRoutes from './__fixtures__/scaffolderRoutes.json';
import { routesOf } from './__testUtils__/routesOf';
import {
  ENGINEER,
  startPortalBackend,
} from './__testUtils__/startPortalBackend';

let portal: Awaited<ReturnType<typeof startPortalBackend>>;

beforeAll(async () => {
  // Demo sign-in exists for development alone.
  Object.assign(process.env, { NODE_ENV: 'development' });
  portal = await startPortalBackend();
}, 300_000);

afterAll(async () => {
  Object.assign(process.env, { NODE_ENV: 'test' });
  await portal.stop();
}, 120_000);

/** Status of a route whose parameters name nothing; an answer that does not end is cut off. */
async function statusOf(route: string, who?: string): Promise<number> {
  const [method, path] = route.split(' ');
  const connection = new AbortController();
  const response = await fetch(
    portal.baseUrl + path.replace(/:\w+(\([^)]*\))?/g, 'x'),
    {
      method,
      signal: connection.signal,
      headers: {
        'content-type': 'application/json',
        ...(who ? { authorization: mockCredentials.user.header(who) } : {}),
      },
      body: method === 'GET' ? undefined : '{}',
    },
  );
  connection.abort();
  return response.status;
}

async function statuses(routes: string[], who?: string) {
  const answers: [string, number][] = [];
  for (const route of routes) answers.push([route, await statusOf(route, who)]);
  return answers;
}

const PERSON = 'user:default/kari';

describe('the routes of the portal', () => {
  // A route that is not in routes.json came with a plugin or an upgrade: find out who may call it, then write it there.
  it('are all known', () => {
    const mounted = [...new Set(routesOf(portal.router))].sort();
    expect(mounted).toEqual(Object.values(known).flat().sort());
  });

  it('answer nobody without an identity, but for those that need none', async () => {
    const { anyone: _anyone, ...others } = known;
    const open = await statuses(Object.values(others).flat());
    expect(open.filter(([, status]) => status !== 401)).toEqual([]);
  }, 120_000);

  it('of the platform groups refuse everyone else, and answer them', async () => {
    const refused = await statuses(known.platform, PERSON);
    expect(refused.filter(([, status]) => status !== 403)).toEqual([]);
    const answered = await statuses(known.platform, ENGINEER);
    expect(
      answered.filter(([, status]) => status === 401 || status === 403),
    ).toEqual([]);
  }, 120_000);

  it('between plugins do nothing for people', async () => {
    const answered = await statuses(known.services, ENGINEER);
    expect(answered.filter(([, status]) => status < 400)).toEqual([]);
  }, 120_000);

  // Its router hides in a function, but it describes itself. One route it does not describe: the stream of a task's events.
  it('of the scaffolder are known as well, and answer nobody without an identity', async () => {
    const response = await fetch(
      `${portal.baseUrl}/api/scaffolder/openapi.json`,
      { headers: { authorization: mockCredentials.user.header(PERSON) } },
    );
    const { paths }: { paths: Record<string, object> } = await response.json();
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map(
        method =>
          `${method.toLocaleUpperCase('en')} ${path.replace(
            '/api/scaffolder',
            '',
          )}`,
      ),
    );
    expect(described.sort()).toEqual(scaffolderRoutes);
    const called = [
      ...scaffolderRoutes,
      'GET /v2/tasks/{taskId}/eventstream',
    ].map(route =>
      route.replace(' ', ' /api/scaffolder').replace(/\{\w+\}/g, 'x'),
    );
    const open = await statuses(called);
    expect(open.filter(([, status]) => status !== 401)).toEqual([]);
  }, 120_000);

  it('try a template out for the platform groups alone', async () => {
    const dryRun = async (who: string) => {
      const response = await fetch(
        `${portal.baseUrl}/api/scaffolder/v2/dry-run`,
        {
          method: 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: mockCredentials.user.header(who),
          },
          body: JSON.stringify({
            template: {
              apiVersion: 'scaffolder.backstage.io/v1beta3',
              kind: 'Template',
              metadata: { name: 'x' },
              spec: { type: 'x', steps: [] },
            },
            values: {},
            directoryContents: [],
          }),
        },
      );
      return response.status;
    };
    expect(await dryRun(PERSON)).toBe(403);
    expect(await dryRun(ENGINEER)).not.toBe(403);
  });
});
