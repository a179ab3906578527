import { z } from 'zod';
import { argo } from './argoVerdict';
import { EngineObject, EngineVerdict } from './engineObject';

/** Where `autoscaling/v1` keeps the conditions, as JSON. */
const V1_CONDITIONS = 'autoscaling.alpha.kubernetes.io/conditions';

const conditionsSchema = z.array(
  z.object({
    type: z.string(),
    status: z.string().optional(),
    reason: z.string().optional(),
    message: z.string().optional(),
  }),
);

/** Type and reason of conditions that are trouble, whatever their status. */
const DEGRADED = [
  'AbleToScale/FailedGetScale',
  'AbleToScale/FailedUpdateScale',
  'ScalingActive/FailedGetResourceMetric',
  'ScalingActive/FailedGetObjectMetric',
  'ScalingActive/FailedGetPodsMetric',
  'ScalingActive/FailedGetExternalMetric',
  'ScalingActive/FailedComputeMetricsReplicas',
  'ScalingActive/InvalidSelector',
];
/** Conditions of which one that is true is enough, where there is no trouble. */
const HEALTHY = ['AbleToScale', 'ScalingLimited'];

/** `autoscaling/v1` has them in an annotation only, later versions in the status only. */
function conditionsOf({ apiVersion, metadata, status }: EngineObject) {
  if (apiVersion !== 'autoscaling/v1') {
    return status.conditions;
  }
  try {
    const text = metadata.annotations?.[V1_CONDITIONS] ?? '[]';
    return conditionsSchema.safeParse(JSON.parse(text)).data ?? [];
  } catch {
    return undefined;
  }
}

/** Argo CD on a HorizontalPodAutoscaler: trouble it knows by name first, then whether anything says that it works. */
export function argoAutoscaler(object: EngineObject): EngineVerdict {
  const conditions = conditionsOf(object);
  if (!conditions) {
    return argo('Unknown', 'Its annotation of conditions cannot be read.');
  }
  const trouble = conditions.find(({ type, reason }) =>
    DEGRADED.includes(`${type}/${reason}`),
  );
  if (trouble) {
    return argo('Degraded', trouble.message ?? trouble.type);
  }
  const well = conditions.find(
    ({ type, status }) => HEALTHY.includes(type) && status === 'True',
  );
  return well
    ? argo('Healthy', well.message ?? well.type)
    : argo('Progressing', 'No condition says that it scales.');
}
