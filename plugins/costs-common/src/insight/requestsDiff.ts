import { ObservedContainer, RecommendedRequests } from './recommendRequests';

const MIB = 2 ** 20;

/** A workload whose requests are to change. */
export interface RequestsDiffInput {
  kind: string;
  namespace: string;
  name: string;
  containers: { observed: ObservedContainer; wanted: RecommendedRequests }[];
}

/** Keys above a pod template, by kind. */
const TEMPLATE_PATH: Record<string, string[]> = {
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  Pod: ['spec'],
};

/**
 * The change of requests as a unified diff of the workload's manifest, to put into its repository by hand. Holds only the
 * lines that lead to the containers and what changes in them.
 */
export function requestsDiff(input: RequestsDiffInput): string {
  const { kind, namespace, name, containers } = input;
  const path = TEMPLATE_PATH[kind] ?? ['spec', 'template', 'spec'];
  const file = `${namespace}/${kind.toLowerCase()}-${name}.yaml`;
  const lines = [
    ` kind: ${kind}`,
    ...path.map((key, depth) => ` ${'  '.repeat(depth)}${key}:`),
    ` ${'  '.repeat(path.length)}containers:`,
    ...containers.flatMap(one => containerLines(one, path.length + 1)),
  ];
  const count = (sign: string) =>
    lines.filter(line => line.startsWith(' ') || line.startsWith(sign)).length;
  return [
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -1,${count('-')} +1,${count('+')} @@`,
    ...lines,
    '',
  ].join('\n');
}

function containerLines(
  { observed, wanted }: RequestsDiffInput['containers'][number],
  depth: number,
): string[] {
  const indent = '  '.repeat(depth);
  const hasRequests =
    observed.requestCpuMillicores !== undefined ||
    observed.requestMemoryBytes !== undefined;
  const sign = hasRequests ? ' ' : '+';
  return [
    ` ${indent}- name: ${wanted.name}`,
    `${sign}${indent}  resources:`,
    `${sign}${indent}    requests:`,
    ...change(`${indent}      cpu: `, cpuText, [
      observed.requestCpuMillicores,
      wanted.cpuMillicores,
    ]),
    ...change(`${indent}      memory: `, memoryText, [
      observed.requestMemoryBytes,
      wanted.memoryBytes,
    ]),
  ];
}

function change(
  prefix: string,
  text: (amount: number) => string,
  [from, to]: [number | undefined, number | undefined],
): string[] {
  if (to === undefined) {
    return from === undefined ? [] : [` ${prefix}${text(from)}`];
  }
  const removed = from === undefined ? [] : [`-${prefix}${text(from)}`];
  return [...removed, `+${prefix}${text(to)}`];
}

function cpuText(millicores: number): string {
  return millicores % 1000 === 0 ? `${millicores / 1000}` : `${millicores}m`;
}

function memoryText(bytes: number): string {
  return bytes % MIB === 0 ? `${bytes / MIB}Mi` : `${bytes}`;
}
