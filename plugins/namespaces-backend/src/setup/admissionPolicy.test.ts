import { randomBytes } from 'node:crypto';
import { testControlPlane } from '@dugnad/control-plane';
import { adminApi } from '../__testUtils__/adminApi';
import { eventually } from '../__testUtils__/eventually';

jest.setTimeout(120_000);

const MERGE = 'application/merge-patch+json';
const CLAIM = '00000000-0000-0000-0000-00000000c1a1';
const id = randomBytes(4).toString('hex');
/** A namespace of ours, one of nobody's and one of another manager. */
const OURS = `dugnad-adm-ours-${id}`;
const FREE = `dugnad-adm-free-${id}`;
const FLUX = `dugnad-adm-flux-${id}`;

const labels = {
  'app.kubernetes.io/managed-by': 'dugnad',
  'dugnad.dev/claim-id': CLAIM,
};
const namespace = (name: string, given: object = {}) => ({
  metadata: { name, labels: given },
});
const serviceAccount = (given: object = {}) => ({
  metadata: { name: `sa-${randomBytes(4).toString('hex')}`, labels: given },
});
const pod = {
  metadata: { labels: { app: 'x' } },
  spec: {
    restartPolicy: 'Never',
    containers: [{ name: 'x', image: 'x.example/x:1' }],
  },
};
const inside = (name: string, rest: string) =>
  `/api/v1/namespaces/${name}/${rest}`;
const batch = (rest: string) => `/apis/batch/v1/namespaces/${OURS}/${rest}`;

type Row = [what: string, method: string, path: string, body?: object];

/** What the portal does over a claim's life. */
const ALLOWED: Row[] = [
  [
    'makes a namespace of its own',
    'POST',
    '/api/v1/namespaces',
    namespace(`${OURS}-2`, labels),
  ],
  [
    'changes a namespace of its own',
    'PATCH',
    `/api/v1/namespaces/${OURS}`,
    { metadata: { annotations: { a: 'b' } } },
  ],
  [
    'takes over a namespace of nobody',
    'PATCH',
    `/api/v1/namespaces/${FREE}`,
    { metadata: { labels } },
  ],
  [
    'puts its marks back on a namespace that lost them',
    'PATCH',
    `/api/v1/namespaces/${FREE}`,
    { metadata: { labels } },
  ],
  [
    'makes an object of the claim',
    'POST',
    inside(OURS, 'serviceaccounts'),
    serviceAccount(labels),
  ],
  [
    'asks for a token of the deployer',
    'POST',
    inside(OURS, 'serviceaccounts/deployer/token'),
    { spec: {} },
  ],
  [
    'deletes an object of the claim',
    'DELETE',
    inside(OURS, 'serviceaccounts/deployer'),
  ],
  [
    'suspends a CronJob',
    'PATCH',
    batch('cronjobs/nightly'),
    { spec: { suspend: true } },
  ],
  ['suspends a Job', 'PATCH', batch('jobs/once'), { spec: { suspend: true } }],
  ['deletes a namespace of its own', 'DELETE', `/api/v1/namespaces/${OURS}`],
];

/** What it must never do, whatever its code says. */
const REFUSED: Row[] = [
  [
    'makes a namespace without its labels',
    'POST',
    '/api/v1/namespaces',
    namespace(`${OURS}-3`),
  ],
  [
    "makes a namespace of the cluster's own names",
    'POST',
    '/api/v1/namespaces',
    namespace('kube-dugnad', labels),
  ],
  [
    'makes one that ends in -system',
    'POST',
    '/api/v1/namespaces',
    namespace('x-system', labels),
  ],
  [
    'takes its labels off',
    'PATCH',
    `/api/v1/namespaces/${OURS}`,
    { metadata: { labels: { 'dugnad.dev/claim-id': null } } },
  ],
  [
    'takes over a namespace of another manager',
    'PATCH',
    `/api/v1/namespaces/${FLUX}`,
    { metadata: { labels } },
  ],
  ['deletes a namespace of nobody', 'DELETE', `/api/v1/namespaces/${FREE}`],
  [
    "writes into the cluster's own namespace",
    'POST',
    inside('kube-system', 'serviceaccounts'),
    serviceAccount(labels),
  ],
  [
    'writes into a namespace of nobody',
    'POST',
    inside(FREE, 'serviceaccounts'),
    serviceAccount(labels),
  ],
  [
    'makes an object without the claim',
    'POST',
    inside(OURS, 'serviceaccounts'),
    serviceAccount(),
  ],
  [
    'makes an object of another claim',
    'POST',
    inside(OURS, 'serviceaccounts'),
    serviceAccount({ ...labels, 'dugnad.dev/claim-id': 'other' }),
  ],
  [
    'deletes what is not of the claim',
    'DELETE',
    inside(OURS, 'serviceaccounts/default'),
  ],
  [
    'asks for a token in a namespace of nobody',
    'POST',
    inside(FREE, 'serviceaccounts/deployer/token'),
    { spec: {} },
  ],
  [
    "changes a CronJob's schedule",
    'PATCH',
    batch('cronjobs/nightly'),
    { spec: { suspend: true, schedule: '* * * * *' } },
  ],
  [
    "changes a CronJob's time zone",
    'PATCH',
    batch('cronjobs/nightly'),
    { spec: { timeZone: 'Etc/UTC' } },
  ],
  [
    'changes what a CronJob runs',
    'PATCH',
    batch('cronjobs/nightly'),
    { spec: { jobTemplate: { spec: { backoffLimit: 1 } } } },
  ],
  [
    "changes a Job's parallelism",
    'PATCH',
    batch('jobs/once'),
    { spec: { parallelism: 5 } },
  ],
  [
    "changes a Job's deadline",
    'PATCH',
    batch('jobs/once'),
    { spec: { activeDeadlineSeconds: 1 } },
  ],
  [
    "changes a Job's labels",
    'PATCH',
    batch('jobs/once'),
    { metadata: { labels: { team: 'x' } } },
  ],
];

/** Whether a refusal is the policy's, and not that of the account's rights. */
const byPolicy = (answer: { status: number; body: { message?: string } }) =>
  /ValidatingAdmissionPolicy 'dugnad-portal/.test(answer.body.message ?? '');

describe('the shipped admission policies', () => {
  const controlPlane = testControlPlane();
  let admin: ReturnType<typeof adminApi>;
  let portal: ReturnType<typeof adminApi>;
  let served = false;

  const ask = ([, method, path, body]: Row) =>
    portal(
      method,
      `${path}?dryRun=All`,
      body,
      method === 'PATCH' ? MERGE : 'application/json',
    );

  beforeAll(async () => {
    const access = controlPlane.access();
    admin = adminApi(access);
    portal = adminApi({ ...access, adminToken: access.portalToken });
    const api = await admin('GET', '/apis/admissionregistration.k8s.io/v1');
    served = api.body.resources.some(
      ({ name }: { name: string }) => name === 'validatingadmissionpolicies',
    );
    if (!served) return;
    const flux = { 'app.kubernetes.io/managed-by': 'flux' };
    await admin('POST', '/api/v1/namespaces', namespace(OURS, labels));
    await admin('POST', '/api/v1/namespaces', namespace(FREE));
    await admin('POST', '/api/v1/namespaces', namespace(FLUX, flux));
    for (const name of [OURS, FREE]) {
      await admin('POST', inside(name, 'serviceaccounts'), {
        metadata: { name: 'deployer', labels },
      });
    }
    await admin('POST', batch('cronjobs'), {
      metadata: { name: 'nightly' },
      spec: {
        schedule: '0 2 * * *',
        jobTemplate: { spec: { template: { spec: pod.spec } } },
      },
    });
    await admin('POST', batch('jobs'), {
      metadata: { name: 'once' },
      spec: { template: pod },
    });
    // What is applied at the start binds a moment later.
    await eventually(async () => {
      if (!byPolicy(await ask(REFUSED[0]))) throw new Error('not bound yet');
    });
  });

  afterAll(async () => {
    for (const name of served ? [OURS, FREE, FLUX] : []) {
      await admin('DELETE', `/api/v1/namespaces/${name}`);
    }
  });

  // Before Kubernetes 1.30 there are none; the set-up page says so there.
  const answered = async (row: Row) => (served ? ask(row) : undefined);

  it.each(ALLOWED)('let the portal do its work: it %s', async (...row) => {
    const answer = await answered(row);
    expect(answer?.body.message ?? '').not.toContain('AdmissionPolicy');
    expect(answer?.status ?? 200).toBeLessThan(300);
  });

  it.each(REFUSED)(
    'refuse it whatever its code says: it %s',
    async (...row) => {
      const answer = await answered(row);
      expect(answer === undefined || byPolicy(answer)).toBe(true);
    },
  );
});
