import assert from 'node:assert/strict';
import test from 'node:test';
import { add, fromJest, fromTap, summary } from './counts.mjs';

test('counts a suite that could not run as a failure', () => {
  const counts = fromJest({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 0,
    numTodoTests: 0,
    testResults: [{ status: 'failed', assertionResults: [] }],
  });
  assert.deepEqual(counts, { passed: 3, failed: 1, skipped: 0 });
});

test('reads the summary of Node’s test runner', () => {
  const tap = '# tests 5\n# pass 3\n# fail 1\n# cancelled 1\n# skipped 0\n';
  assert.deepEqual(fromTap(tap), { passed: 3, failed: 2, skipped: 0 });
});

test('closes with one line', () => {
  const sum = add(
    { passed: 1, failed: 0, skipped: 0 },
    { passed: 2, failed: 0, skipped: 0 },
  );
  assert.equal(summary(sum), '3 passed, 0 failed');
  assert.equal(
    summary({ ...sum, skipped: 1 }),
    '3 passed, 0 failed, 1 skipped',
  );
});
