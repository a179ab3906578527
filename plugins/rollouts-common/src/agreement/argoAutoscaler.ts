import { z } from 'zod';
import { argo } from './argoVerdict';
import { EngineObject, EngineVerdict } from './engineObject';

/** Where `autoscaling/v1` keeps the conditions, as JSON. */
const V1_CONDITIONS = 'autoscaling.alpha.kubernetes.io/conditions';

const conditionsSchema = z.array(
  z.object({
    type: z.string(),
    reason: z.string().optional(),
    message: z.string().optional(),
  }),
);

/** Type and reason of conditions that decide, whatever their status. */
const DEGRADED = [
  'AbleToScale/FailedGetScale',
  'AbleToScale/FailedUpdateScale',
  'ScalingActive/FailedGetResourceMetric',
  'ScalingActive/InvalidSelector',
];
const HEALTHY = [
  'AbleToScale/SucceededRescale',
  'ScalingLimited/DesiredWithinRange',
  'ScalingLimited/TooFewReplicas',
  'ScalingLimited/TooManyReplicas',
];

function conditionsOf({ metadata, status }: EngineObject) {
  if (status.conditions.length > 0) {
    return status.conditions;
  }
  try {
    const text = metadata.annotations?.[V1_CONDITIONS] ?? '[]';
    return conditionsSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return [];
  }
}

/** Argo CD on a HorizontalPodAutoscaler: the first condition with a reason it knows decides. */
export function argoAutoscaler(object: EngineObject): EngineVerdict {
  for (const { type, reason, message } of conditionsOf(object)) {
    const key = `${type}/${reason}`;
    if (DEGRADED.includes(key)) {
      return argo('Degraded', message ?? key);
    }
    if (HEALTHY.includes(key)) {
      return argo('Healthy', message ?? key);
    }
  }
  return argo('Progressing', 'No condition says that it scales.');
}
