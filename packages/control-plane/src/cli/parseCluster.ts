import { nodeProfiles } from '../fakelet/nodeProfiles.ts';
import type { ControlPlaneOptions } from '../controlPlane/types.ts';

const units: Record<string, number> = {
  Mi: 1024 ** 2,
  Gi: 1024 ** 3,
  Ti: 1024 ** 4,
};

const setters: Record<
  string,
  (options: ControlPlaneOptions, value: string) => void
> = {
  name: (options, value) => {
    // It becomes part of node names and the name of a folder.
    if (!/^[a-z0-9]([a-z0-9-]{0,40}[a-z0-9])?$/.test(value)) {
      throw new Error(`"${value}" is no name for a cluster`);
    }
    options.name = value;
  },
  profile: (options, value) => {
    options.nodes = { ...options.nodes, profile: profileOf(value) };
  },
  nodes: (options, value) => {
    options.nodes = { ...options.nodes, count: numberOf(value) };
  },
  cpu: (options, value) => {
    options.nodes = { ...options.nodes, cpuCores: numberOf(value) };
  },
  memory: (options, value) => {
    options.nodes = { ...options.nodes, memoryBytes: bytesOf(value) };
  },
  pods: (options, value) => {
    options.nodes = { ...options.nodes, pods: numberOf(value) };
  },
  port: (options, value) => {
    options.apiPort = numberOf(value);
  },
  'ready-delay': (options, value) => {
    options.podReadyDelayMs = numberOf(value);
  },
};

/** Reads `name=oslo,profile=k3s,nodes=3`. Throws with the key that is wrong and those there are. */
export function parseCluster(
  text: string,
): ControlPlaneOptions & { name: string } {
  const options: ControlPlaneOptions = {};
  for (const part of text.split(',')) {
    const [key, value = ''] = part.split('=', 2);
    if (!Object.hasOwn(setters, key)) {
      const known = Object.keys(setters).join(', ');
      throw new Error(`--cluster ${text}: "${key}" is none of ${known}`);
    }
    setters[key](options, value);
  }
  if (!options.name) throw new Error(`--cluster ${text}: name= is missing`);
  return { ...options, name: options.name };
}

function profileOf(value: string) {
  const names = Object.keys(nodeProfiles);
  for (const name of ['kubeadm', 'k3s', 'rke2', 'talos'] as const) {
    if (name === value) return name;
  }
  throw new Error(`profile "${value}" is none of ${names.join(', ')}`);
}

function numberOf(value: string): number {
  const number = Number(value);
  if (value !== '' && Number.isFinite(number) && number >= 0) return number;
  throw new Error(`"${value}" is not a number`);
}

function bytesOf(value: string): number {
  const match = /^(\d+)(Mi|Gi|Ti)$/.exec(value);
  if (!match) throw new Error(`"${value}" is no size such as 32Gi`);
  return Number(match[1]) * units[match[2]];
}
