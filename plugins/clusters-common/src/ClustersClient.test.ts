import { ClustersClient } from './ClustersClient';

interface Call {
  url: string;
  authorization: string | null;
}

function clientAnswering(status: number, body: unknown) {
  const calls: Call[] = [];
  const client = new ClustersClient({
    discoveryApi: { getBaseUrl: async id => `http://portal.test/api/${id}` },
    fetchApi: {
      fetch: async (input, init) => {
        const request = new Request(input, init);
        calls.push({
          url: request.url,
          authorization: request.headers.get('authorization'),
        });
        return new Response(JSON.stringify(body), {
          status,
          headers: { 'content-type': 'application/json' },
        });
      },
    },
  });
  return { client, calls };
}

describe('ClustersClient', () => {
  it('reads the clusters with the token it is given', async () => {
    const { client, calls } = clientAnswering(200, { items: [] });

    await expect(client.getClusters({ token: 'abc' })).resolves.toEqual({
      items: [],
    });
    expect(calls).toEqual([
      {
        url: 'http://portal.test/api/clusters/clusters',
        authorization: 'Bearer abc',
      },
    ]);
  });

  it('escapes names and writes only the parts of a query that are set', async () => {
    const { client, calls } = clientAnswering(200, {
      items: [],
      total: 0,
      staleSince: null,
      gaps: [],
    });

    await client.getNamespaces('a/b', {
      search: 'å b',
      offset: 0,
      limit: undefined,
    });

    expect(calls[0]).toEqual({
      url: 'http://portal.test/api/clusters/clusters/a%2Fb/namespaces?search=%C3%A5+b&offset=0',
      authorization: null,
    });
  });

  it('throws the status and message of a refusal', async () => {
    const { client } = clientAnswering(403, {
      error: { name: 'NotAllowedError', message: 'no clusters.read' },
      response: { statusCode: 403 },
    });

    await expect(client.getCluster('oslo')).rejects.toMatchObject({
      response: { status: 403 },
      body: { error: { message: 'no clusters.read' } },
    });
  });

  it('refuses an answer of another shape', async () => {
    const { client } = clientAnswering(200, { items: [{ name: 'oslo' }] });

    await expect(client.getClusters()).rejects.toThrow('reachability');
  });
});
