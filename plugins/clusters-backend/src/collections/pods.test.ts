import { projectPod } from './pods';

const container = { name: 'web', resources: { requests: { cpu: '100m' } } };
const pod = (spec: object, status: object = { phase: 'Running' }) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web', creationTimestamp: '2026-01-01T00:00:00Z' },
  spec: { nodeName: 'node-1', containers: [container], ...spec },
  status,
});

describe('projectPod', () => {
  it.each([
    ['its containers', {}, 100],
    ['the pod as a whole', { resources: { requests: { cpu: '2' } } }, 2000],
  ])('counts the requests of %s', (_, spec, cpuMillicores) => {
    expect(projectPod(pod(spec))).toMatchObject({
      state: 'running',
      node: 'node-1',
      cpuMillicores,
    });
  });

  it('counts a pod that asks for what cannot be without that', () => {
    const absurd = { cpu: '9000000000000000', 'evil.example/gpu': '9e15' };
    const spec = { resources: { requests: absurd } };
    expect(projectPod(pod(spec))?.cpuMillicores).toBe(100);
  });
});
