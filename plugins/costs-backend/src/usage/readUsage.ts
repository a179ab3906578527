import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const TYPES = ['metrics', 'prometheus', 'opencost', 'none'] as const;

/** Where one cluster's usage comes from. Addresses come from configuration alone. */
export interface UsageSettings {
  cluster: string;
  type: (typeof TYPES)[number];
  url?: string;
  token?: string;
  selector?: string;
  window: string;
}

/** Reads `costs.usage`. Throws `InputError` that names the entry. */
export function readUsage(configs: Config[]): UsageSettings[] {
  return configs.map((config, i) => {
    const key = `Configuration costs.usage[${i}]`;
    const text = config.getString('type');
    const type = TYPES.find(one => one === text);
    if (!type) {
      throw new InputError(
        `${key}.type: "${text}" is not one of ${TYPES.join(', ')}`,
      );
    }
    const url = config.getOptionalString('url');
    if (type === 'prometheus' || type === 'opencost') {
      checkUrl(`${key}.url`, url);
    }
    const window = config.getOptionalString('window') ?? '5m';
    if (!/^\d+[smhd]$/.test(window)) {
      throw new InputError(`${key}.window: "${window}" is not a span as 5m`);
    }
    return {
      cluster: config.getString('cluster'),
      type,
      url,
      token: config.getOptionalString('token'),
      selector: config.getOptionalString('selector'),
      window,
    };
  });
}

function checkUrl(key: string, url: string | undefined): void {
  if (!url || !URL.canParse(url) || !/^https?:/.test(url)) {
    throw new InputError(`${key}: must be an http or https address`);
  }
}
