import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readConfig } from './readConfig.ts';

describe('readConfig', () => {
  it('has defaults', () => {
    assert.deepEqual(readConfig({}), { port: 8080, drainMs: 5000 });
  });

  it('takes what the environment says', () => {
    const config = readConfig({ PORT: '3000', DRAIN_MS: '0' });
    assert.deepEqual(config, { port: 3000, drainMs: 0 });
  });

  it('names the variable that is wrong', () => {
    assert.throws(() => readConfig({ PORT: 'http' }), /PORT/);
  });
});
