import {
  badgeMarkdown,
  deliveryCommand,
  statusUrl,
  waitCommand,
} from './pipelineSnippets';

const address = {
  appUrl: 'https://portal.example',
  apiUrl: 'https://portal.example/api/rollouts',
};
const entity = { kind: 'component', namespace: 'default', name: 'tiles' };

it('leads from the badge to the component', () => {
  expect(badgeMarkdown(address, entity, 'rollout')).toBe(
    '[![rollout](https://portal.example/api/rollouts/entities/component/default/tiles/badge.svg)](https://portal.example/catalog/default/component/tiles)',
  );
});

it('waits for the very image that was delivered', () => {
  expect(
    waitCommand(address, {
      cluster: 'oslo',
      namespace: 'maps-prod',
      kind: 'Deployment',
      name: 'tiles',
    }),
  ).toContain(
    '"https://portal.example/api/rollouts/workloads/oslo/maps-prod/Deployment/tiles/wait?image=$IMAGE&timeoutSeconds=300"',
  );
});

it('reports what a delivery is asked for, as one line of JSON once the shell has filled it', () => {
  const command = deliveryCommand(address, 'component:default/tiles');
  const body = /--data '(.*)' \\/.exec(command)?.[1] ?? '';
  const filled = body.replace(/'"\$(\w+)"'/g, '$1');
  expect(JSON.parse(filled)).toEqual({
    entityRef: 'component:default/tiles',
    commit: 'COMMIT',
    committedAt: 'COMMITTED_AT',
    image: 'IMAGE',
    pipelineUrl: 'PIPELINE_URL',
  });
});

it('names the status of the component', () => {
  expect(statusUrl(address, entity)).toBe(
    'https://portal.example/api/rollouts/entities/component/default/tiles/status',
  );
});
