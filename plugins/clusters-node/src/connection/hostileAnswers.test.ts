import { ServerResponse } from 'node:http';
import { endlessAnswer } from '../__testUtils__/endlessAnswer';
import { eventually } from '../__testUtils__/eventually';
import { ScriptedApiServer } from '../__testUtils__/ScriptedApiServer';
import { startClusters, stopClusters } from '../__testUtils__/startClusters';
import { CollectionDefinition } from '../types';

jest.setTimeout(60_000);

const pods: CollectionDefinition<string> = {
  id: 'test.pods',
  resource: { group: '', kind: 'Pod' },
  project: pod => String(pod.phase),
};
const pod = (name: string, more: object = {}) => ({
  metadata: { name, namespace: 'maps' },
  phase: 'Running',
  ...more,
});
const json = (text: string) => (response: ServerResponse) => {
  response.writeHead(200, { 'content-type': 'application/json' });
  response.end(text);
};
const deep = (levels: number) =>
  `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`;
/** Machines that run tests are busy. */
const LONG_MS = 40_000;
const HUNDRED_MB = 100 * 1024 * 1024;

describe('what a hostile API server answers', () => {
  let hostile: ScriptedApiServer;
  let good: ScriptedApiServer;

  beforeEach(async () => {
    hostile = await ScriptedApiServer.start();
    good = await ScriptedApiServer.start();
    good.put('pods', pod('a'));
  });

  afterEach(async () => {
    await stopClusters();
    await hostile.stop();
    await good.stop();
  });

  const start = () =>
    startClusters([
      { name: 'bad', url: hostile.url },
      { name: 'good', url: good.url },
    ]);

  it.each<[string, (response: ServerResponse) => void, string]>([
    [
      'a list without end',
      endlessAnswer('{"items":["'),
      'it answers with more than 32 MB',
    ],
    [
      'spaces without end',
      endlessAnswer(' '),
      'it answers with more than 32 MB',
    ],
    [
      'a list 200,000 levels deep',
      json(`{"metadata":{},"items":[${deep(200_000)}]}`),
      'nested more than 500 levels deep',
    ],
    [
      'pages without end',
      json('{"metadata":{"continue":"again"},"items":[]}'),
      'has more than 250000 objects',
    ],
    ['HTML', json('<html>'), 'does not answer like a Kubernetes API'],
    [
      'another shape',
      json('{"metadata":[],"items":{}}'),
      'does not answer like a Kubernetes API',
    ],
  ])('is told of that cluster alone: %s', async (_, answer, words) => {
    hostile.answers.set('/api/v1/pods', answer);
    const before = process.memoryUsage().arrayBuffers;
    const collection = start().collection(pods);
    await collection.whenSynced('good');
    await eventually(
      () => expect(collection.state('bad').error ?? '').toContain(words),
      LONG_MS,
    );
    expect(collection.all('good')).toHaveLength(1);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(
      HUNDRED_MB,
    );
  });

  it('makes the cluster unreachable, in words, where nothing else is answered', async () => {
    hostile.answers.set('/version', endlessAnswer('{"gitVersion":"'));
    const service = start();
    await eventually(() =>
      expect(service.status('bad')).toMatchObject({
        state: 'unreachable',
        error: expect.stringMatching(/more than|no answer/),
      }),
    );
    await eventually(() => expect(service.status('good').state).toBe('live'));
  });

  it('ends a call for one object', async () => {
    hostile.answers.set('/api/v1/nodes', endlessAnswer('{'));
    hostile.answers.set('/api/v1/secrets', json(deep(200_000)));
    const connection = start().connection('bad');
    await expect(connection.request({ path: '/api/v1/nodes' })).rejects.toThrow(
      'Cluster bad cannot be reached: it answers with more than 32 MB',
    );
    await expect(
      connection.request({ path: '/api/v1/secrets' }),
    ).rejects.toThrow('nested more than 500 levels deep');
  });

  it.each([
    ['without end', 'x'.repeat(9 * 1024 * 1024)],
    ['200,000 levels deep', deep(200_000)],
  ])('opens a watch anew after a line %s', async (_, line) => {
    hostile.put('pods', pod('b'));
    const collection = start().collection(pods);
    await collection.whenSynced('bad');
    await eventually(() => expect(hostile.openWatches).toBe(1));
    const opened = hostile.count('watch', 'pods');
    hostile.send(line);
    await eventually(() =>
      expect(hostile.count('watch', 'pods')).toBeGreaterThan(opened),
    );
    hostile.put('pods', pod('c'));
    await eventually(() => expect(collection.all('bad')).toHaveLength(2));
  });

  it('is read in smaller pages where objects are large', async () => {
    const notes = 'x'.repeat(100 * 1024);
    for (let index = 0; index < 400; index++) {
      good.put('pods', pod(`large-${index}`, { notes }));
    }
    const collection = start().collection(pods);
    await collection.whenSynced('good');
    expect(collection.all('good')).toHaveLength(401);
  });
});
