import type {
  Container,
  ContainerState,
  ContainerStatus,
} from '../kube/objects.ts';
import type { ContainerSituation, Step } from './containerSteps.ts';

/** The status of a container after `step`, at the time `now` (RFC 3339). */
export function containerStatusAfter(
  previous: ContainerStatus,
  step: Step,
  now: string,
): ContainerStatus {
  const { situation } = step;
  const begins = situation.is === 'running' && !previous.state.running;
  const ended = previous.state.terminated;
  const isRestart = step.restarted === true;
  const restartCount = previous.restartCount + (isRestart ? 1 : 0);
  const containerID =
    begins || situation.is === 'terminated'
      ? idOf(previous, restartCount)
      : previous.containerID;
  return {
    ...previous,
    restartCount,
    containerID,
    imageID: containerID ? `fake://${previous.image}` : '',
    ready: situation.is === 'running' && situation.ready,
    started: situation.is === 'running',
    state: stateOf(situation, previous, containerID, now),
    lastState:
      ended && (situation.is !== 'terminated' || isRestart)
        ? { terminated: ended }
        : previous.lastState,
  };
}

/** Before anything has happened; what `kubectl` shows as ContainerCreating or PodInitializing. */
export function initialContainerStatus(
  container: Container,
  reason: 'ContainerCreating' | 'PodInitializing',
): ContainerStatus {
  return {
    name: container.name,
    image: container.image,
    imageID: '',
    restartCount: 0,
    ready: false,
    started: false,
    state: { waiting: { reason } },
  };
}

function stateOf(
  situation: ContainerSituation,
  previous: ContainerStatus,
  containerID: string | undefined,
  now: string,
): ContainerState {
  const startedAt = previous.state.running?.startedAt;
  switch (situation.is) {
    case 'running':
      return { running: { startedAt: startedAt ?? now } };
    case 'terminated':
      return {
        terminated: {
          exitCode: situation.exitCode,
          reason: situation.reason,
          message: situation.message,
          startedAt: startedAt ?? now,
          finishedAt: now,
          containerID,
        },
      };
    default:
      return {
        waiting: { reason: situation.reason, message: situation.message },
      };
  }
}

/** Every run is a new container, so its identity changes with the restart count. */
function idOf({ name, image }: ContainerStatus, run: number): string {
  return `fake://${name}/${run}/${image}`;
}
