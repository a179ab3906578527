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

/** Why an owner may not charge a cost centre. */
export interface CostCentreRefusal {
  rule: 'cost-centre-unknown' | 'cost-centre-of-others';
  /** For people, with the way out. */
  message: string;
  /** Cost centres the owner may charge, at most ten. */
  chargeable: string[];
}

const SHOWN_AT_MOST = 10;

/**
 * Whether an owner may charge a cost centre: its own, or one of the configuration that is for everybody or for it; undefined if so,
 * otherwise why not. The one place where this is decided: requests are refused by it, and costs are booked by it.
 */
export function refuseCostCentre(
  costCentre: string,
  ownerRef: string,
  { configured, ownOf }: CostCentreRules,
): CostCentreRefusal | undefined {
  if (costCentre === '' || ownOf.get(ownerRef) === costCentre) {
    return undefined;
  }
  const listed = configured?.find(({ id }) => id === costCentre);
  if (listed && isFor(listed, ownerRef)) {
    return undefined;
  }
  const owner = listed ? undefined : ownerOf(costCentre, ownerRef, ownOf);
  if (!configured && !owner) {
    return undefined;
  }
  const chargeable = chargeableBy(ownerRef, { configured, ownOf });
  const instead =
    chargeable.length > 0
      ? `Charge one of: ${chargeable.join(', ')}; or leave it out.`
      : `Leave it out, or ask the platform team for one of your own.`;
  const [rule, why] = reason(costCentre, ownerRef || 'nobody', listed, owner);
  return { rule, message: `${why} ${instead}`, chargeable };
}

function reason(
  costCentre: string,
  who: string,
  listed: ConfiguredCostCentre | undefined,
  owner: string | undefined,
) {
  if (listed) {
    const why = `Cost centre ${costCentre} is not for ${who}.`;
    return ['cost-centre-of-others', why] as const;
  }
  return owner
    ? ([
        'cost-centre-of-others',
        `Cost centre ${costCentre} is ${owner}'s, not ${who}'s.`,
      ] as const)
    : ([
        'cost-centre-unknown',
        `There is no cost centre ${costCentre}.`,
      ] as const);
}

function isFor({ owners }: ConfiguredCostCentre, ownerRef: string): boolean {
  return !owners?.length || owners.includes(ownerRef);
}

/** Another group whose own it is. Another case or blanks look the same on a bill, so they do not make it another one. */
function ownerOf(
  costCentre: string,
  ownerRef: string,
  ownOf: CostCentreRules['ownOf'],
): string | undefined {
  return [...ownOf].find(
    ([group, own]) => group !== ownerRef && folded(own) === folded(costCentre),
  )?.[0];
}

function folded(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

function chargeableBy(
  ownerRef: string,
  { configured = [], ownOf }: CostCentreRules,
): string[] {
  const own = ownOf.get(ownerRef);
  const listed = configured.filter(one => isFor(one, ownerRef));
  const found = [...(own ? [own] : []), ...listed.map(({ id }) => id)];
  return [...new Set(found)].slice(0, SHOWN_AT_MOST);
}
