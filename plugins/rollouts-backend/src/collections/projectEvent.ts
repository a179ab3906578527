import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { eventSchema, KubernetesEvent } from '@dugnad/plugin-rollouts-common';

/** Kinds whose ordinary events tell the story of a rollout. */
const STORY = [
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
];
/** Kinds whose warnings explain a verdict. */
const EXPLAINING = [...STORY, 'Pod'];

/** Events about workloads, and warnings about their pods. A pod's ordinary events say what its status says. */
export function projectEvent(
  object: KubernetesObject,
): KubernetesEvent | undefined {
  const event = eventSchema.safeParse({ ...object, kind: 'Event' }).data;
  const kind = event?.involvedObject.kind ?? '';
  const kept = event?.type === 'Warning' ? EXPLAINING : STORY;
  return kept.includes(kind) ? event : undefined;
}
