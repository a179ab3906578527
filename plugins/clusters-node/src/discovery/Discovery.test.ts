import { Discovery } from './Discovery';

const answers: Record<string, unknown> = {
  '/apis': {
    groups: [
      {
        name: 'batch',
        versions: [{ version: 'v1' }, { version: 'v1beta1' }],
        preferredVersion: { version: 'v1' },
      },
    ],
  },
  '/api/v1': {
    resources: [
      { name: 'pods/eviction', kind: 'Pod', namespaced: true, verbs: [] },
      { name: 'pods', kind: 'Pod', namespaced: true, verbs: ['list'] },
    ],
  },
  '/apis/batch/v1': {
    resources: [{ name: 'jobs', kind: 'Job', namespaced: true, verbs: [] }],
  },
  '/apis/batch/v1beta1': {
    resources: [
      { name: 'cronjobs', kind: 'CronJob', namespaced: true, verbs: [] },
    ],
  },
};

function discovery() {
  const asked: string[] = [];
  const getJson = async (path: string) => {
    asked.push(path);
    return answers[path];
  };
  return { asked, it: new Discovery({ cluster: 'oslo', getJson }) };
}

describe('Discovery', () => {
  it('takes the preferred version, and another where only that has the kind', async () => {
    const { it: found } = discovery();
    await expect(
      found.find({ group: 'batch', kind: 'Job' }),
    ).resolves.toMatchObject({ version: 'v1', plural: 'jobs' });
    await expect(
      found.find({ group: 'batch', kind: 'CronJob' }),
    ).resolves.toMatchObject({ version: 'v1beta1', plural: 'cronjobs' });
  });

  it('does not take a subresource for the resource', async () => {
    await expect(
      discovery().it.find({ group: '', kind: 'Pod' }),
    ).resolves.toMatchObject({ plural: 'pods' });
  });

  it('says what is not served, and in which version it is', async () => {
    const { it: found } = discovery();
    await expect(found.find({ group: 'x.org', kind: 'Y' })).rejects.toThrow(
      'Cluster oslo does not serve x.org/Y',
    );
    await expect(
      found.findInVersion({ group: 'batch', kind: 'CronJob' }, 'v1'),
    ).rejects.toThrow('serves CronJob as batch/v1beta1, not v1');
  });

  it('asks once, and again after being told to forget', async () => {
    const { it: found, asked } = discovery();
    const type = { group: 'batch', kind: 'Job' };
    await Promise.all([found.find(type), found.find(type)]);
    expect(asked).toEqual(['/apis', '/apis/batch/v1']);
    found.forget();
    await found.find(type);
    expect(asked).toHaveLength(4);
  });

  it('calls an answer that is none unreachable', async () => {
    const getJson = async () => 'hello';
    const found = new Discovery({ cluster: 'oslo', getJson });
    await expect(found.find({ group: '', kind: 'Pod' })).rejects.toThrow(
      'does not answer like a Kubernetes API',
    );
  });
});
