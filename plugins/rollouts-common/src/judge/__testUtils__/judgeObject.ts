import { judge } from '../judge';
import { parseObjects } from '../parseObjects';
import { projectResource } from '../projectResource';
import { Verdict } from '../verdict';

/** The time of every fixture. */
export const NOW = new Date('2026-11-21T12:00:00Z');

/** An object as it is in YAML. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata?: Record<string, unknown>;
  spec?: unknown;
  status?: unknown;
}

/** A condition as it is in YAML. */
export function condition(
  type: string,
  status: 'True' | 'False' | 'Unknown' = 'True',
  reason = '',
  message = '',
) {
  return { type, status, reason, message };
}

/** The verdict on one manifest with nothing around it. */
export function judgeObject(manifest: Manifest): Verdict {
  const { metadata } = manifest;
  const { objects, related } = parseObjects([
    {
      ...manifest,
      metadata: { name: 'web', namespace: 'maps', generation: 2, ...metadata },
    },
  ]);
  const [object] = objects;
  const verdict = judge(object, related, { now: NOW });
  const projected = projectResource(object);
  // What a watch keeps must be judged as the whole object is
  expect(projected && judge(projected, related, { now: NOW })).toEqual(
    'apiVersion' in object ? verdict : expect.anything(),
  );
  return verdict;
}

/** What a case says: its name, `spec`, `status` (and annotations), and the reason it must be judged by. */
export type Case = [
  name: string,
  fields: Pick<Manifest, 'spec' | 'status' | 'metadata'>,
  status: string,
  reason: string,
];

/** The cases of one kind. */
export type KindCases = [apiVersion: string, kind: string, cases: Case[]];
