import { parseCluster } from './parseCluster.ts';

it('reads every key', () => {
  expect(
    parseCluster('name=oslo,profile=k3s,nodes=4,cpu=16,memory=64Gi,port=6443'),
  ).toEqual({
    name: 'oslo',
    apiPort: 6443,
    nodes: {
      profile: 'k3s',
      count: 4,
      cpuCores: 16,
      memoryBytes: 64 * 2 ** 30,
    },
  });
});

it.each([
  ['nodes=3', 'name= is missing'],
  ['name=oslo,colour=red', '"colour" is none of name, profile'],
  ['name=../x', 'is no name for a cluster'],
  ['name=oslo,profile=minikube', 'is none of kubeadm, k3s, rke2, talos'],
  ['name=oslo,nodes=three', 'is not a number'],
  ['name=oslo,memory=64', 'is no size'],
])('refuses %s and says why', (text, message) =>
  expect(() => parseCluster(text)).toThrow(message),
);
