import { node } from '../__testUtils__/objects';
import { projectNode } from './nodes';

describe('projectNode', () => {
  it('reads a ready node', () => {
    expect(projectNode(node('n1'))).toMatchObject({
      ready: true,
      schedulable: true,
      problems: [],
      capacity: { cpuCores: 4, memoryBytes: 17179869184 },
      allocatable: { cpuCores: 3.9, memoryBytes: 16106127360 },
      podCapacity: 110,
    });
  });

  it('names what is wrong with a node whose kubelet is silent', () => {
    expect(projectNode(node('n1', { ready: false }))).toMatchObject({
      ready: false,
      problems: ['NotReady: NodeStatusUnknown'],
    });
  });

  it('reads roles from labels', () => {
    const labels = {
      'node-role.kubernetes.io/etcd': 'true',
      'node-role.kubernetes.io/control-plane': '',
    };

    expect(projectNode(node('n1', { labels }))?.roles).toEqual([
      'control-plane',
      'etcd',
    ]);
  });

  it('keeps no value of an annotation, which may hold a secret', () => {
    expect(JSON.stringify(projectNode(node('n1')))).not.toContain('secret');
  });

  it('reads a node that has just registered and reports nothing yet', () => {
    expect(
      projectNode({ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } }),
    ).toMatchObject({ ready: false, capacity: { cpuCores: 0 } });
  });
});
