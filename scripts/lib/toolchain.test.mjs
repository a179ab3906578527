import assert from 'node:assert/strict';
import test from 'node:test';
import { isSuitableNode } from './toolchain.mjs';

for (const [version, suitable] of [
  ['v20.20.2', false],
  ['v22.12.0', false],
  ['v22.18.0', true],
  ['v23.1.0', false],
  ['v24.18.1', true],
  ['v24.19.0', false],
])
  test(`${suitable ? 'runs on' : 'fetches another Node than'} ${version}`, () =>
    assert.equal(isSuitableNode(version), suitable));
