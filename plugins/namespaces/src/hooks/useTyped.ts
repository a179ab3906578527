import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/** A text that shows every key at once and is handed on when typing pauses. */
export function useTyped(
  value: string,
  onPause: (value: string) => void,
): [string, (value: string) => void] {
  const [typed, setTyped] = useState(value);
  const handOn = useRef(onPause);
  handOn.current = onPause;
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => handOn.current(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return [typed, setTyped];
}
