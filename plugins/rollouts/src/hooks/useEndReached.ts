import { useEffect, useState } from 'react';

/** How far below the window counts as reached: about half a screen. */
const AHEAD = '400px';

/**
 * Calls `onReached` when the element that gets the returned ref comes near the window. `length` is how much stands above it: each time it
 * changes the element is looked at anew, since it may still be in view.
 */
export function useEndReached(
  onReached: () => void,
  length: number,
): (element: HTMLElement | null) => void {
  const [end, setEnd] = useState<HTMLElement | null>(null);
  useEffect(() => {
    if (!end || !('IntersectionObserver' in window)) return undefined;
    const observer = new IntersectionObserver(
      entries => entries.some(entry => entry.isIntersecting) && onReached(),
      { rootMargin: AHEAD },
    );
    observer.observe(end);
    return () => observer.disconnect();
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a new function alone is no reason to look again
  }, [end, length]);
  return setEnd;
}
