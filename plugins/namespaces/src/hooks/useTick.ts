import { useEffect, useState } from 'react';

const TICK_MS = 10_000;

/** Renders again every ten seconds, so that relative times stay true. */
export function useTick(): void {
  const [, setTicks] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setTicks(ticks => ticks + 1), TICK_MS);
    return () => clearInterval(timer);
  }, []);
}
