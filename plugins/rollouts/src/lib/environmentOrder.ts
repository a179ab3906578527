/** From the first place a change reaches to the last; others follow by name. */
const PROMOTION = ['dev', 'test', 'staging', 'prod'];

/** How far along the way of a change an environment is; nothing where that is not known. */
export function promotionRank(environment?: string): number | undefined {
  const rank = PROMOTION.indexOf(environment ?? '');
  return rank < 0 ? undefined : rank;
}

/** Orders environments the way a change goes through them; those not known come after, by name, and none at all last. */
export function byPromotion(a?: string, b?: string): number {
  const last = PROMOTION.length;
  return (
    (promotionRank(a) ?? last) - (promotionRank(b) ?? last) ||
    Number(!a) - Number(!b) ||
    (a ?? '').localeCompare(b ?? '')
  );
}
