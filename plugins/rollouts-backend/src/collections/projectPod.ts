import { KubernetesObject } from '@dugnad/plugin-clusters-node';
import { Pod, podSchema } from '@dugnad/plugin-rollouts-common';

/** Labels that say which template a pod came from. */
const LABELS = ['controller-revision-hash', 'pod-template-generation'];
/** Conditions that say something while they are true; the others are kept only while they are false. */
const TELLING = ['Ready'];

/** The few fields of a pod that a verdict and a row need: pods are by far the most numerous objects. */
export function projectPod(object: KubernetesObject): Pod | undefined {
  const pod = podSchema.safeParse(object).data;
  if (!pod) {
    return undefined;
  }
  const { metadata, status } = pod;
  const labels = Object.entries(metadata.labels ?? {}).filter(([name]) =>
    LABELS.includes(name),
  );
  const conditions = status.conditions?.filter(
    ({ type, status: value }) => value !== 'True' || TELLING.includes(type),
  );
  return {
    ...pod,
    metadata: {
      ...metadata,
      annotations: {},
      labels: labels.length > 0 ? Object.fromEntries(labels) : undefined,
    },
    status: { ...status, conditions },
  };
}
