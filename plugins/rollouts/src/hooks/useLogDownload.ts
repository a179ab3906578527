import { useApi } from '@backstage/frontend-plugin-api';
import { useMutation, UseMutationResult } from '@tanstack/react-query';
import { rolloutsApiRef } from '../api/rolloutsApiRef';
import { LogSource } from './useLogStream';

/** As much of a log as the backend gives at once. */
const MOST = 100_000;

/** Gives a whole log away as a file, with the time of every line. */
export function useLogDownload(
  source: LogSource,
): UseMutationResult<void, Error, void> {
  const api = useApi(rolloutsApiRef);
  const { pod, container, previous } = source;
  const { cluster, namespace, kind, name } = source.workload;
  return useMutation({
    mutationFn: async () => {
      const response = await api.logs(
        { cluster, namespace, kind, name },
        {
          pod,
          container,
          previous,
          timestamps: true,
          download: true,
          tail: MOST,
        },
      );
      const url = URL.createObjectURL(await response.blob());
      const link = document.createElement('a');
      link.href = url;
      link.download = `${[pod, container].filter(Boolean).join('-')}.log`;
      link.click();
      URL.revokeObjectURL(url);
    },
  });
}
