import { CheckRule } from './runRule';

/** The phases a controller writes, sorted by what they mean. An absent phase is one that is still to come. */
export interface Phases {
  done: string[];
  progressing: string[];
  failed: string[];
}

interface Phased {
  status: { phase: string };
}

const compared = (phases: Phases, phase: string, passed: boolean) => ({
  expected: phases.done.join(' / '),
  actual: phase || '–',
  passed,
});

function isKnown({ done, progressing, failed }: Phases, phase: string) {
  return phase === '' || [...done, ...progressing, ...failed].includes(phase);
}

/** A phase that means failure, or one that this version has not heard of. */
export function troubledPhase(phases: Phases): CheckRule<Phased>[] {
  return [
    {
      name: 'phase',
      compare: ({ status: { phase } }) =>
        isKnown(phases, phase) ? undefined : compared(phases, phase, false),
      otherwise: 'PhaseUnknown',
    },
    {
      name: 'phase',
      compare: ({ status: { phase } }) =>
        phases.failed.includes(phase)
          ? compared(phases, phase, false)
          : undefined,
      otherwise: 'PhaseFailed',
    },
  ];
}

/** A phase on the way to the last one. */
export function pendingPhase(phases: Phases): CheckRule<Phased> {
  return {
    name: 'phase',
    compare: ({ status: { phase } }) =>
      phases.failed.includes(phase) || !isKnown(phases, phase)
        ? undefined
        : compared(phases, phase, phases.done.includes(phase)),
    otherwise: 'PhaseProgressing',
  };
}

/** Both, the worst first. */
export function phaseChecks(phases: Phases): CheckRule<Phased>[] {
  return [...troubledPhase(phases), pendingPhase(phases)];
}
