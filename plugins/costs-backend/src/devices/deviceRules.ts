import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { matchesPattern } from '../sampling/matchesPattern';

/** What one of a device is worth. */
export interface DeviceRule {
  /** Name of the extended resource, with `*` for any text. */
  resource: string;
  /** How many GPUs one counts for; 0 costs nothing and is not told of. */
  gpus: number;
}

/** An NVIDIA GPU is cut into sevenths: `mig-3g.20gb` has three. */
const MIG_SEVENTHS = [1, 2, 3, 4, 7];

/** Whole GPUs of any vendor, and NVIDIA's slices of one. */
export const DEFAULT_DEVICE_RULES: readonly DeviceRule[] = [
  { resource: '*/gpu', gpus: 1 },
  ...MIG_SEVENTHS.map(count => ({
    resource: `nvidia.com/mig-${count}g.*`,
    gpus: count / 7,
  })),
];

/** Reads `costs.devices`; the first rule that fits holds, those of the configuration before the defaults. Throws `InputError` that names the entry. */
export function readDeviceRules(configs: Config[]): DeviceRule[] {
  const rules = configs.map((config, i) => {
    const gpus = config.getNumber('gpus');
    if (!(gpus >= 0 && gpus <= 1_000)) {
      throw new InputError(
        `Configuration costs.devices[${i}].gpus: ${gpus} is not a number of GPUs from 0 to 1000`,
      );
    }
    return { resource: config.getString('resource'), gpus };
  });
  return [...rules, ...DEFAULT_DEVICE_RULES];
}

/** Thousandths of a GPU that one of a device counts for; undefined where no rule gives it a price. */
export function gpuMillisOfOne(
  resource: string,
  rules: readonly DeviceRule[],
): number | undefined {
  const rule = rules.find(one => matchesPattern(resource, [one.resource]));
  return rule && rule.gpus * 1000;
}
