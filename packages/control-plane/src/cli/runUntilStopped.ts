import { startControlPlane } from '../controlPlane/startControlPlane.ts';
import type {
  ControlPlane,
  ControlPlaneOptions,
} from '../controlPlane/types.ts';
import { untilAskedToStop } from './untilAskedToStop.ts';

/**
 * Runs control planes side by side until this process is asked to stop, also while they start. `onReady` hears when
 * all of them answer. Throws when one cannot start, with the others stopped.
 */
export async function runUntilStopped(
  wanted: ControlPlaneOptions[],
  onReady: (planes: ControlPlane[]) => void,
  log: (line: string) => void,
): Promise<void> {
  const asked = untilAskedToStop();
  // An interval keeps the process alive where standard input does not.
  const alive = setInterval(() => {}, 2 ** 30);
  const starting = Promise.allSettled(
    wanted.map(options => startControlPlane({ ...options, log })),
  );
  const started = starting.then(results =>
    results.flatMap(r => (r.status === 'fulfilled' ? [r.value] : [])),
  );
  try {
    const ready = starting.then(results => {
      const failure = results.find(r => r.status === 'rejected');
      if (failure) throw failure.reason;
      return started.then(onReady);
    });
    log(`stopping: ${await Promise.race([asked, ready.then(() => asked)])}`);
  } finally {
    clearInterval(alive);
    await Promise.all((await started).map(plane => plane.stop()));
  }
}
