import { ResourceRule } from '../resourceRule';
import { apiServiceRule, customResourceDefinitionRule } from './apiExtensions';
import { argoApplicationRule } from './argoApplication';
import { argoRolloutRule } from './argoRollout';
import {
  certificateRequestRule,
  certificateRule,
  issuerRule,
} from './certManager';
import { cloudNativePgRule } from './cloudNativePg';
import { clusterApiRules } from './clusterApi';
import { externalSecretsRule } from './externalSecrets';
import { canaryRule } from './flagger';
import { fluxRules } from './flux';
import { gatewayRules } from './gateway';
import { horizontalPodAutoscalerRule } from './horizontalPodAutoscaler';
import { kedaRules } from './keda';
import { knativeRules } from './knative';
import { longhornVolumeRule } from './longhorn';
import { endpointSliceRule, ingressRule, serviceRule } from './networking';
import { persistentVolumeClaimRule } from './persistentVolumeClaim';
import { podDisruptionBudgetRule } from './podDisruptionBudget';
import { veleroRules } from './velero';

/** The rules of kinds that are no workloads. One rule per group and kind. */
export const RESOURCE_RULES: ResourceRule[] = [
  serviceRule,
  ingressRule,
  endpointSliceRule,
  ...gatewayRules,
  persistentVolumeClaimRule,
  horizontalPodAutoscalerRule,
  podDisruptionBudgetRule,
  apiServiceRule,
  customResourceDefinitionRule,
  argoRolloutRule,
  argoApplicationRule,
  canaryRule,
  ...knativeRules,
  ...kedaRules,
  certificateRule,
  issuerRule,
  certificateRequestRule,
  externalSecretsRule,
  ...fluxRules,
  ...veleroRules,
  longhornVolumeRule,
  cloudNativePgRule,
  ...clusterApiRules,
];
