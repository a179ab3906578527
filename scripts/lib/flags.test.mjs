import assert from 'node:assert/strict';
import test from 'node:test';
import { parseFlags } from './flags.mjs';

test('starts on port 7007 with the embedded clusters', () => {
  assert.deepEqual(parseFlags([]), {
    port: 7007,
    help: false,
    reset: false,
    context: undefined,
    kubeconfig: undefined,
    clusters: 'embedded',
  });
});

test('takes another cluster from a kubeconfig', () => {
  const flags = parseFlags(['--kubeconfig', '/k', '--context', 'c']);
  assert.equal(flags.clusters, 'kubeconfig');
  assert.equal(flags.kubeconfig, '/k');
  assert.equal(flags.context, 'c');
});

for (const [title, args, message] of [
  ['a port that is no number', ['--port', 'x'], /--port x: give a number/],
  ['an unknown flag', ['--clutser'], /--clutser[\s\S]*Usage/],
  ['a context without kubeconfig', ['--context', 'c'], /give both/],
  ['two kinds of cluster', ['--kubeconfig', 'f', '--no-cluster'], /exclude/],
])
  test(`refuses ${title}`, () =>
    assert.throws(() => parseFlags(args), { name: 'UserError', message }));
