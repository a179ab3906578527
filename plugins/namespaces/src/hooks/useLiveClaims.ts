import { useSignal } from '@backstage/plugin-signals-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { keys } from './keys';

/** While mounted, fetches claims again when the backend says that some changed. */
export function useLiveClaims() {
  const client = useQueryClient();
  const { lastSignal } = useSignal('namespaces');
  useEffect(() => {
    if (lastSignal) client.invalidateQueries({ queryKey: keys.claims });
  }, [client, lastSignal]);
}
