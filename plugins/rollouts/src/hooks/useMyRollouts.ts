import { useLiveRollouts } from './useLiveRollouts';
import { useWorkloads } from './rolloutQueries';

const MOST = 1_000;

/** What runs of what these own, the most troubled first, kept up to date. */
export function useMyRollouts(ownerRef: string[]) {
  useLiveRollouts();
  return useWorkloads({ ownerRef, limit: MOST });
}
