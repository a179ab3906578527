import {
  SetupArea,
  SetupCheck,
  setupAreaSchema,
} from '@dugnad/plugin-namespaces-common';

const RANK: Record<SetupCheck['state'], number> = {
  missing: 0,
  excess: 1,
  unknown: 2,
  ok: 3,
};

/** Checks by what they are about; within that, and among that, what is wrong first. */
export function checksByArea(
  checks: SetupCheck[],
): [SetupArea, SetupCheck[]][] {
  return setupAreaSchema.options
    .map((area): [SetupArea, SetupCheck[]] => [
      area,
      checks
        .filter(check => check.area === area)
        .sort((a, b) => RANK[a.state] - RANK[b.state]),
    ])
    .filter(([, found]) => found.length > 0)
    .sort(([, [a]], [, [b]]) => RANK[a.state] - RANK[b.state]);
}
