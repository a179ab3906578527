import { Quota } from '@dugnad/plugin-namespaces-common';
import { ObjectsConfig } from '../config';
import { canonicalQuantity } from './canonicalQuantity';
import type { DesiredObject } from './desiredObjects';

/**
 * Quota and limit range. Always together: a namespace with a compute quota rejects every pod that states no values, and
 * the limit range states them.
 */
export function desiredLimits(
  quota: Quota,
  defaults: ObjectsConfig['containerDefaults'],
): DesiredObject[] {
  return [
    {
      role: 'quota',
      security: true,
      object: {
        apiVersion: 'v1',
        kind: 'ResourceQuota',
        metadata: { name: 'dugnad-quota' },
        spec: {
          hard: {
            'requests.cpu': quota.cpu,
            'requests.memory': quota.memory,
            'limits.memory': quota.memory,
            'requests.storage': quota.storage,
            pods: canonicalQuantity(String(quota.pods)) ?? String(quota.pods),
            // Both would open the namespace past its network policies
            'services.nodeports': '0',
            'services.loadbalancers': '0',
          },
        },
      },
    },
    {
      role: 'limits',
      security: false,
      object: {
        apiVersion: 'v1',
        kind: 'LimitRange',
        metadata: { name: 'dugnad-limits' },
        spec: {
          limits: [
            {
              type: 'Container',
              default: { cpu: defaults.cpuLimit, memory: defaults.memoryLimit },
              defaultRequest: {
                cpu: defaults.cpuRequest,
                memory: defaults.memoryRequest,
              },
            },
          ],
        },
      },
    },
  ];
}
