import { quotaSchema } from '@dugnad/plugin-namespaces-common';
import { emptyQuota, toQuota } from './draftQuota';

const small = { cpu: '500m', memory: '512Mi', storage: '10Gi', pods: 20 };

describe('a quota as it is typed', () => {
  it('begins as large as a configured size', () => {
    expect(emptyQuota(small)).toEqual({
      cpuCores: 0.5,
      memoryGib: 0.5,
      storageGib: 10,
      pods: 20,
    });
  });

  it('becomes quantities that Kubernetes reads as the same amounts', () => {
    const quota = toQuota(emptyQuota(small));
    expect(quota).toEqual({
      cpu: '0.5',
      memory: '0.5Gi',
      storage: '10Gi',
      pods: 20,
    });
    expect(quotaSchema.safeParse(quota).success).toBe(true);
  });

  it('is refused while a field is empty', () => {
    const quota = toQuota({ ...emptyQuota(small), memoryGib: NaN });
    expect(quotaSchema.safeParse(quota).success).toBe(false);
  });
});
