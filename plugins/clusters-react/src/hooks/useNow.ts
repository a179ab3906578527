import { useEffect, useState } from 'react';

const TICK_MS = 10_000;

type Listener = (now: Date) => void;

/** One clock for the page, however many times stand on it. */
const listeners = new Set<Listener>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  const now = new Date();
  listeners.forEach(listener => listener(now));
}

function listen(listener: Listener): () => void {
  listeners.add(listener);
  timer ??= setInterval(tick, TICK_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) {
      clearInterval(timer);
      timer = undefined;
    }
  };
}

/** The present, moving on so that relative times stay true. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => listen(setNow), []);
  return now;
}
