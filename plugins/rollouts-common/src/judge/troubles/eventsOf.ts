import { clip } from '../clip';
import { containerOf } from '../evidence';
import { ContainerStatus, KubernetesEvent } from '../objects';
import { Suspect } from './Trouble';

/**
 * The events about one container, the newest first. Where an event names no container it speaks of the only one there is, or
 * of the one whose image it names.
 */
export function eventsOf(
  { pod, events }: Suspect,
  { name, image }: ContainerStatus,
): KubernetesEvent[] {
  const { containerStatuses, initContainerStatuses } = pod.status;
  const count =
    (containerStatuses?.length ?? 0) + (initContainerStatuses?.length ?? 0);
  return events.filter(event => {
    const named = containerOf(event);
    if (named !== undefined) {
      return named === name;
    }
    return (
      count === 1 || (!!image && clip(event.message).includes(`"${image}"`))
    );
  });
}

/** The newest warning of one of these reasons. */
export function warningOf(
  events: KubernetesEvent[],
  reasons: string[],
): KubernetesEvent | undefined {
  return events.find(
    ({ type, reason }) => type === 'Warning' && reasons.includes(reason),
  );
}
