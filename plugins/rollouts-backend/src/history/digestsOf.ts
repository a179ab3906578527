import {
  Pod,
  podsByRevision,
  RelatedObjects,
  Rollout,
  Workload,
} from '@dugnad/plugin-rollouts-common';
import { WatchedWorkload } from '../collections/openCollections';

const DIGEST = /(sha256:[0-9a-f]{64})$/;

/** The digest a pod says it runs a container with. Some runtimes write the image's own id there, without a repository. */
function digestOf(pod: Pod, container: string): string | undefined {
  const status = pod.status.containerStatuses?.find(
    ({ name }) => name === container,
  );
  const id = status?.imageID ?? '';
  return id.includes('@') ? DIGEST.exec(id)?.[1] : undefined;
}

/** The images of the current template with the digests its pods run them by, or that the template itself names. */
export function withDigests(
  workload: WatchedWorkload,
  related: RelatedObjects,
  images: Workload['images'],
): Rollout['images'] {
  const pods =
    workload.kind === 'CronJob'
      ? []
      : podsByRevision(workload, related).current;
  return images.map(({ container, image }) => {
    const [running] = pods.flatMap(pod => digestOf(pod, container) ?? []);
    const digest = DIGEST.exec(image)?.[1] ?? running;
    return digest ? { container, image, digest } : { container, image };
  });
}
