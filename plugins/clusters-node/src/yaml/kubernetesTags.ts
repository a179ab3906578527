import { ScalarTag, Tags } from 'yaml';

const TAG = 'tag:yaml.org,2002:';
/** Tags of YAML 1.1 that the Kubernetes tools read otherwise, or not at all. */
const REPLACED = [
  'int',
  'float',
  'timestamp',
  'binary',
  'set',
  'omap',
  'pairs',
];

const int: ScalarTag = {
  tag: `${TAG}int`,
  default: true,
  test: /^[-+]?(?:0[xX][0-9a-fA-F_]+|0[bB][01_]+|0[oO]?[0-7_]+|[1-9][0-9_]*|0)$/,
  resolve(text, onError) {
    const value = integerOf(text.replaceAll('_', ''));
    if (!Number.isSafeInteger(value)) {
      onError(
        `The number ${text} cannot be passed on exactly; quote it if it is text`,
      );
    }
    return value;
  },
};

const float: ScalarTag = {
  tag: `${TAG}float`,
  default: true,
  test: /^[-+]?(?:\.[0-9_]*[0-9][0-9_]*|[0-9][0-9_]*(?:\.[0-9_]*)?)(?:[eE][-+]?[0-9]+)?$/,
  resolve(text) {
    const value = Number(text.replaceAll('_', ''));
    // Too large for a number is text to them
    return Number.isFinite(value) ? value : text;
  },
};

const noNumber: ScalarTag = {
  tag: `${TAG}float`,
  default: true,
  test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  resolve(text, onError) {
    onError(`${text} is no number that Kubernetes knows`);
    return text;
  },
};

const timestamp: ScalarTag = {
  tag: `${TAG}timestamp`,
  default: false,
  resolve: text => text,
};

const binary: ScalarTag = {
  tag: `${TAG}binary`,
  default: false,
  resolve: text => Buffer.from(text, 'base64').toString('utf8'),
};

/**
 * YAML 1.1 as `sigs.k8s.io/yaml` resolves it, compared with kubectl: `0400` and `0o400` are octal, `089` is 89, dates and
 * `12:30:45` stay text. `yes`, `no`, `on`, `off`, `y`, `n` and `<<` are what YAML 1.1 says.
 */
export function kubernetesTags(yaml11: Tags): Tags {
  return [
    ...yaml11.filter(
      tag =>
        typeof tag === 'string' ||
        !REPLACED.some(name => tag.tag === `${TAG}${name}`),
    ),
    int,
    float,
    noNumber,
    timestamp,
    binary,
  ];
}

function integerOf(text: string): number {
  const sign = text.startsWith('-') ? -1 : 1;
  const digits = text.replace(/^[-+]/, '').toLowerCase();
  const octal = /^0o?([0-7]+)$/.exec(digits);
  return sign * Number(octal ? `0o${octal[1]}` : digits);
}
