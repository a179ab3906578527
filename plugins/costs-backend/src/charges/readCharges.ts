import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseQuantity } from '@dugnad/plugin-clusters-common';
import {
  Charge,
  ChargeInput,
  chargeInputSchema,
  toMicrosOneWay,
} from '@dugnad/plugin-costs-common';

/** Reads `costs.charges`. Throws `InputError` that names the entry. */
export function readCharges(configs: Config[]): Charge[] {
  const charges = configs.map((config, i) => {
    try {
      return readCharge(config);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new InputError(`Configuration costs.charges[${i}]: ${why}`);
    }
  });
  const ids = charges.map(({ id }) => id);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice) {
    throw new InputError(
      `Configuration costs.charges: two are called ${twice}; give one an id`,
    );
  }
  return charges;
}

function readCharge(config: Config): Charge {
  const people = readPeople(config);
  const capacity = config.getOptionalString('capacity');
  const nodes = config.getOptionalConfig('nodes');
  const input: unknown = {
    cluster: config.getString('cluster'),
    name: config.getString('name'),
    kind: config.getString('kind'),
    amountMicros: people
      ? Math.round(people.hoursPerPeriod * people.rateMicrosPerHour)
      : toMicrosOneWay(String(config.get('amount'))),
    period: config.getOptionalString('period') ?? 'month',
    lifetimeMonths: config.getOptionalNumber('lifetimeMonths'),
    validFrom: config.getString('validFrom'),
    validTo: config.getOptionalString('validTo'),
    nodeSelector: nodes && {
      names: nodes.getOptionalStringArray('names'),
      labels: nodes.getOptional('labels'),
    },
    capacityBytes:
      capacity === undefined ? undefined : Math.round(parseQuantity(capacity)),
    people,
    reference: config.getOptionalString('reference'),
  };
  const parsed = chargeInputSchema.safeParse(input);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw new InputError(`${path.join('.')} ${message}`);
  }
  return { ...parsed.data, id: idOf(config, parsed.data), origin: 'config' };
}

function idOf(config: Config, charge: ChargeInput): string {
  const id =
    config.getOptionalString('id') ??
    `${charge.cluster}/${charge.name}/${charge.validFrom}`;
  return `config:${id.toLowerCase().replace(/[^a-z0-9/]+/g, '-')}`;
}

function readPeople(config: Config) {
  if (config.getString('kind') !== 'people' || config.has('amount')) {
    return undefined;
  }
  return {
    hoursPerPeriod: config.getNumber('hours'),
    rateMicrosPerHour: toMicrosOneWay(String(config.get('rate'))),
  };
}
