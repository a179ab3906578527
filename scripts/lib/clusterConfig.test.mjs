import assert from 'node:assert/strict';
import test from 'node:test';
import {
  embeddedCluster,
  kubeconfigCluster,
  tokenVariable,
} from './clusterConfig.mjs';

test('writes no token of an embedded cluster', () => {
  const entry = embeddedCluster({
    name: 'oslo-1',
    title: 'Oslo',
    url: 'https://127.0.0.1:1',
    caData: 'CA',
    portalToken: 'SECRET',
  });
  assert.equal(entry.serviceAccountToken, '${DUGNAD_CLUSTER_OSLO_1_TOKEN}');
  assert.ok(!JSON.stringify(entry).includes('SECRET'));
  assert.equal(tokenVariable('oslo-1'), 'DUGNAD_CLUSTER_OSLO_1_TOKEN');
});

test('makes a cluster name of any context', () => {
  const entry = kubeconfigCluster({
    kubeconfig: '/home/me/.kube/config',
    context: 'Admin@Prod Cluster_1',
  });
  assert.equal(entry.name, 'admin-prod-cluster-1');
  assert.equal(entry.title, 'Admin@Prod Cluster_1');
  assert.equal(entry.kubeconfigContext, 'Admin@Prod Cluster_1');
});

test('names a cluster after the file when no context is given', () => {
  assert.equal(
    kubeconfigCluster({ kubeconfig: '/x/k3s.yaml' }).name,
    'k3s-yaml',
  );
});
