import { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { ConfiguredCostCentre } from './refuseCostCentre';

/** Characters that are kept of a cost centre. */
const LONGEST = 63;

/** Reads `costs.costCentres`; undefined where there is none. Throws `InputError` that names the entry. */
export function readCostCentres(
  rootConfig: Config,
): ConfiguredCostCentre[] | undefined {
  const configs = rootConfig.getOptionalConfigArray('costs.costCentres');
  return configs?.map((config, i) => {
    const key = `Configuration costs.costCentres[${i}]`;
    // Numbers are what people write; `04100` has to be in quotes
    const id = String(config.get('id'));
    if (id === '' || id.length > LONGEST) {
      throw new InputError(`${key}.id: must have 1 to ${LONGEST} characters`);
    }
    const owners = config.getOptionalStringArray('owners');
    return { id, owners: owners?.map(owner => ownerRefOf(key, owner)) };
  });
}

function ownerRefOf(key: string, text: string): string {
  try {
    const ref = parseEntityRef(text, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    return stringifyEntityRef(ref);
  } catch {
    throw new InputError(
      `${key}.owners: "${text}" is not a group such as group:default/forms`,
    );
  }
}
