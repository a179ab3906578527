import { useSearchParams } from 'react-router-dom';
import { isView, View } from '../../lib/views';

/** What `useViewInAddress` returns. */
export interface ViewInAddress {
  view: View;
  pod?: string;
  onView(view: View, pod?: string): void;
}

/** What of a workload is looked at; it lives in the address, so that it can be shared. */
export function useViewInAddress(): ViewInAddress {
  const [search, setSearch] = useSearchParams();
  const wanted = search.get('view');
  return {
    view: isView(wanted) ? wanted : 'pods',
    pod: search.get('pod') ?? undefined,
    onView: (view, pod) =>
      setSearch(pod ? { view, pod } : { view }, { replace: true }),
  };
}
