import { Resource } from './schema';

const QUANTITY = /^(\d+(?:\.\d+)?)(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?$/;
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const MEBIBYTE = 2 ** 20;
/** Below this no container starts, and no volume is made. */
const LEAST_BYTES = { memory: 4 * MEBIBYTE, storage: MEBIBYTE };
/** Plain numbers up to here are meant in GiB rather than MiB. */
const GIBIBYTES_UP_TO = 64;

/** A quantity that nobody means as it is written. */
export interface QuantityProblem {
  /** What it says, for people: `half a byte`. */
  means: string;
  /** What was probably meant, for example `512Mi`; absent where nobody can guess. */
  likely?: string;
}

/**
 * What is implausible about a quantity of a resource; undefined where it may be meant, or is no quantity at all. `512m` of
 * memory is half a byte, `20` of storage are twenty bytes, and with nothing of CPU, memory or pods nothing runs. No storage is
 * a fair thing to ask for.
 */
export function quantityProblem(
  resource: Resource,
  quantity: string | number,
): QuantityProblem | undefined {
  const match = QUANTITY.exec(String(quantity).trim());
  if (!match) {
    return undefined;
  }
  const [, number, suffix = ''] = match;
  if (Number(number) === 0) {
    return resource === 'storage'
      ? undefined
      : { means: `no ${resource} at all, so nothing could run` };
  }
  switch (resource) {
    case 'cpu':
      return cpuProblem(number, suffix);
    case 'pods':
      return undefined;
    default:
      return bytesProblem(resource, number, suffix);
  }
}

function cpuProblem(
  number: string,
  suffix: string,
): QuantityProblem | undefined {
  if (!['', 'm', 'u', 'n'].includes(suffix)) {
    return { means: `${number}${suffix} CPU cores`, likely: number };
  }
  return Number(number) * decimal(suffix) < 0.001
    ? {
        means:
          'less than a thousandth of a core, which Kubernetes cannot count',
        likely: suffix === '' ? undefined : `${number}m`,
      }
    : undefined;
}

function bytesProblem(
  resource: 'memory' | 'storage',
  number: string,
  suffix: string,
): QuantityProblem | undefined {
  const bytes =
    Number(number) *
    (suffix.endsWith('i') ? 1024 ** BINARY.indexOf(suffix) : decimal(suffix));
  if (bytes >= LEAST_BYTES[resource]) {
    return undefined;
  }
  const means = bytes < 1 ? `${bytes} of a byte` : `${Math.round(bytes)} bytes`;
  switch (suffix) {
    case '':
      return {
        means,
        likely: `${number}${Number(number) <= GIBIBYTES_UP_TO ? 'Gi' : 'Mi'}`,
      };
    case 'm':
      return { means, likely: `${number}Mi` };
    case 'k':
    case 'Ki':
      return { means, likely: `${number}Mi` };
    default:
      return { means };
  }
}

function decimal(suffix: string): number {
  return 1000 ** (DECIMAL.indexOf(suffix) - DECIMAL.indexOf(''));
}
