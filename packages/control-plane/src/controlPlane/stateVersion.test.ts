import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseKubernetesVersion } from './kubernetesVersion.ts';
import { claimState } from './stateVersion.ts';

let stateDir: string;
beforeEach(() => {
  stateDir = mkdtempSync(join(tmpdir(), 'state-version-'));
});
afterEach(() => rmSync(stateDir, { recursive: true, force: true }));

const claim = (version: string) =>
  claimState(stateDir, parseKubernetesVersion(version));

it.each([
  ['v1.36.3', 'v1.36.3'],
  ['v1.36.1', 'v1.36.3'],
  ['v1.34.4', 'v1.36.3'],
])('lets data of %s be used with %s', (made, now) => {
  claim(made);
  expect(() => claim(now)).not.toThrow();
});

it.each([
  ['v1.20.2', 'v1.36.3'],
  ['v1.36.3', 'v1.20.2'],
  ['v1.36.3', 'v1.35.0'],
])('refuses data of %s with %s, and says the way out', (made, now) => {
  claim(made);
  expect(() => claim(now)).toThrow(
    new RegExp(`${made} and cannot be read by ${now}.*--reset`),
  );
});

it('refuses data of which nobody wrote down the version', () => {
  mkdirSync(join(stateDir, 'etcd'));
  expect(() => claim('v1.36.3')).toThrow('another version of Kubernetes');
});
