/** Which cost centres there are and whose they are. */
export interface CostCentreRules {
  /** Those of the configuration; undefined where it names none, and then any that no group owns may be charged. */
  configured?: readonly ConfiguredCostCentre[];
  /** A group's own: entity reference of the group → cost centre. */
  ownOf: ReadonlyMap<string, string>;
}

/** A cost centre of the configuration. */
export interface ConfiguredCostCentre {
  id: string;
  /** Entity references of the groups that may charge it; without any, everybody. */
  owners?: readonly string[];
}

/**
 * Whether an owner may charge a cost centre: its own, or one of the configuration that is for everybody or for it; undefined if so,
 * otherwise why not. The one place where this is decided: requests are refused by it, and costs are booked by it.
 */
export function refuseCostCentre(
  costCentre: string,
  ownerRef: string,
  { configured, ownOf }: CostCentreRules,
): string | undefined {
  if (costCentre === '' || ownOf.get(ownerRef) === costCentre) {
    return undefined;
  }
  const listed = configured?.find(({ id }) => id === costCentre);
  if (listed) {
    return !listed.owners?.length || listed.owners.includes(ownerRef)
      ? undefined
      : `Cost centre ${costCentre} is not for ${ownerRef || 'nobody'}; charge your own, or ask the platform team`;
  }
  if (configured) {
    return `There is no cost centre ${costCentre}; charge one that is configured, or your own`;
  }
  return [...ownOf.values()].includes(costCentre)
    ? `Cost centre ${costCentre} is another group's; charge your own`
    : undefined;
}
