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

/** Ordinary events of a pod that its status does not tell: that what comes first is done, and why a container was ended. */
const TELLING = ['Pulling', 'Killing', 'SuccessfulAttachVolume'];

/** Events about workloads, warnings about their pods, and the few ordinary ones of a pod that prove a warning out of date. */
export function projectEvent(
  object: KubernetesObject,
): KubernetesEvent | undefined {
  const event = eventSchema.safeParse({ ...object, kind: 'Event' }).data;
  if (!event) {
    return undefined;
  }
  const explains = event.type === 'Warning' || TELLING.includes(event.reason);
  const kept = explains ? EXPLAINING : STORY;
  return kept.includes(event.involvedObject.kind) ? event : undefined;
}
