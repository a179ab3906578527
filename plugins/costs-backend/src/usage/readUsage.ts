import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { EndpointOptions } from './Endpoint';

const TYPES = ['metrics', 'prometheus', 'opencost', 'none'] as const;

/** Where one cluster's usage comes from. Addresses come from configuration alone. */
export interface UsageSettings extends Partial<EndpointOptions> {
  cluster: string;
  type: (typeof TYPES)[number];
  selector?: string;
  window: string;
}

/** Reads `costs.usage`. Throws `InputError` that names the entry, never what is secret in it. */
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
    const window = config.getOptionalString('window') ?? '5m';
    if (!/^\d+[smhd]$/.test(window)) {
      throw new InputError(`${key}.window: "${window}" is not a span as 5m`);
    }
    return {
      cluster: config.getString('cluster'),
      type,
      ...(type === 'prometheus' || type === 'opencost'
        ? readEndpoint(key, config)
        : {}),
      selector: config.getOptionalString('selector'),
      window,
    };
  });
}

function readEndpoint(key: string, config: Config): EndpointOptions {
  const text = (name: string) => config.getOptionalString(name);
  const { url, ...ofAddress } = readAddress(key, text('url'));
  const endpoint = {
    token: text('token'),
    tokenFile: text('tokenFile'),
    username: text('username') ?? ofAddress.username,
    password: text('password') ?? ofAddress.password,
    passwordFile: text('passwordFile'),
    tenant: text('tenant'),
  };
  const { token, tokenFile, username, password, passwordFile } = endpoint;
  if ((token ?? tokenFile) && username) {
    throw new InputError(
      `${key}: give a token or a username with its password, not both`,
    );
  }
  if ((token && tokenFile) || (password && passwordFile)) {
    throw new InputError(`${key}: give a secret itself or its file, not both`);
  }
  if ((password ?? passwordFile) && !username) {
    throw new InputError(`${key}.username: must be given with a password`);
  }
  return { url, ...endpoint };
}

/** The address without credentials, which `fetch` refuses and errors would repeat; they are sent in a header instead. */
function readAddress(key: string, text: string | undefined) {
  if (!text || !URL.canParse(text) || !/^https?:/.test(text)) {
    throw new InputError(`${key}.url: must be an http or https address`);
  }
  const url = new URL(text);
  if (url.search || url.hash) {
    throw new InputError(
      `${key}.url: must end with its path; credentials are given as token, or username and password`,
    );
  }
  const username = decoded(key, url.username) || undefined;
  const password = decoded(key, url.password) || undefined;
  url.username = '';
  url.password = '';
  return { url: url.href.replace(/\/+$/, ''), username, password };
}

function decoded(key: string, text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new InputError(
      `${key}.url: give its credentials as username and password`,
    );
  }
}
