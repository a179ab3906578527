import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { commitIn, provenanceOf } from './provenanceOf';

const names = { commit: ['dugnad.dev/commit'] };
const entry = (manager: string, time: string, fields: object) => ({
  manager,
  time,
  operation: 'Update',
  fieldsV1: JSON.parse(JSON.stringify(fields)),
});
const template = { 'f:spec': { 'f:template': {} } };

const object = (
  metadata: Partial<KubernetesObject['metadata']>,
  annotations: Record<string, string> = {},
): KubernetesObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'tiles', ...metadata },
  spec: { template: { metadata: { annotations } } },
});

it('names the manager that wrote the template last, not the one that scaled', () => {
  const managedFields = [
    entry('helm', '2026-11-21T10:00:00Z', template),
    entry('kubectl', '2026-11-21T11:00:00Z', template),
    entry('autoscaler', '2026-11-21T12:00:00Z', {
      'f:spec': { 'f:replicas': {} },
    }),
    {
      ...entry('controller', '2026-11-21T13:00:00Z', template),
      subresource: 'status',
    },
  ];
  expect(provenanceOf(object({ managedFields }), names)).toMatchObject({
    manager: 'kubectl',
    managedAt: '2026-11-21T11:00:00Z',
  });
});

it('names the portal of two that wrote it in the same second', () => {
  const time = '2026-11-21T10:00:00Z';
  const managedFields = ['helm', 'dugnad', 'kubectl'].map(manager =>
    entry(manager, time, template),
  );
  expect(provenanceOf(object({ managedFields }), names).manager).toBe('dugnad');
});

it('reads commit and links, the template before the workload, and only web links', () => {
  const found = provenanceOf(
    object(
      { annotations: { 'dugnad.dev/commit': '1111111a' } },
      {
        'dugnad.dev/commit': '2222222b',
        'dugnad.dev/commit-url': 'https://git.example/c/2222222b',
        'dugnad.dev/pipeline-url': 'data:text/html,x',
        'dugnad.dev/committed-at': 'yesterday',
      },
    ),
    names,
  );
  expect(found).toMatchObject({
    commit: '2222222b',
    commitUrl: 'https://git.example/c/2222222b',
  });
  expect(found.pipelineUrl).toBeUndefined();
  expect(found.committedAt).toBeUndefined();
});

it.each([
  ['sha-1a2b3c4', '1a2b3c4'],
  ['1A2B3C4D', '1a2b3c4d'],
  ['20261121', undefined],
  ['1.4.2', undefined],
  ['main', undefined],
  [undefined, undefined],
])('reads %s as commit %s', (text, commit) => {
  expect(commitIn(text)).toBe(commit);
});
