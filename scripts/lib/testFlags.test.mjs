import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parseTestFlags } from './testFlags.mjs';

test('takes patterns, and an end of the versions of Kubernetes', () => {
  assert.deepEqual(parseTestFlags([]), { patterns: [], kubernetes: undefined });
  assert.deepEqual(
    parseTestFlags(['--kubernetes', 'oldest', 'plugins/costs']),
    {
      patterns: ['plugins/costs'],
      kubernetes: 'oldest',
    },
  );
});

test('refuses a version that is not tested, and a flag nobody knows', () => {
  assert.throws(
    () => parseTestFlags(['--kubernetes', '1.31']),
    /newest, oldest/,
  );
  assert.throws(
    () => parseTestFlags(['--watch']),
    /--kubernetes newest\|oldest/,
  );
});
