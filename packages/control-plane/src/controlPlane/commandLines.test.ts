import type { Pki } from '../pki/ensurePki.ts';
import {
  apiServerArguments,
  controllerManagerArguments,
  schedulerArguments,
} from './commandLines.ts';
import { parseKubernetesVersion } from './kubernetesVersion.ts';

const pki: Pki = {
  folder: '/s/pki',
  path: file => `/s/pki/${file}`,
  read: () => ({ cert: '', key: '' }),
  adminToken: 't',
};

function context(version: string) {
  return {
    stateDir: '/s',
    pki,
    ports: { api: 6443, etcd: 2379 },
    version: parseKubernetesVersion(`Kubernetes ${version}\n`),
  };
}

it.each([
  ['v1.20.2', true],
  ['v1.23.17', true],
  ['v1.24.0', false],
  ['v1.34.4', false],
])('closes the insecure port of %s only where there is one', (version, has) => {
  for (const build of [controllerManagerArguments, schedulerArguments]) {
    expect(build(context(version)).includes('--port=0')).toBe(has);
  }
});

it('names the state folder in every command line, by which stale processes are known', () => {
  for (const build of [
    apiServerArguments,
    controllerManagerArguments,
    schedulerArguments,
  ]) {
    expect(build(context('v1.34.4')).join(' ')).toContain('/s/');
  }
});

it('refuses what is no version', () => {
  expect(() => parseKubernetesVersion('command not found')).toThrow(
    'Not a Kubernetes version',
  );
});
