import { useEffect, useRef, useState } from 'react';

const PAUSE_MS = 250;

/**
 * A text that shows every key at once and is handed on when typing pauses. A value that changes from elsewhere (a link, the
 * back button) replaces what was typed.
 */
export function useTyped(
  value: string,
  onPause: (value: string) => void,
): [string, (value: string) => void] {
  const [typed, setTyped] = useState(value);
  const handOn = useRef(onPause);
  handOn.current = onPause;
  const known = useRef(value);
  useEffect(() => {
    if (value !== known.current) {
      known.current = value;
      setTyped(value);
      return undefined;
    }
    if (typed === value) return undefined;
    const timer = setTimeout(() => {
      known.current = typed;
      handOn.current(typed);
    }, PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value]);
  return [typed, setTyped];
}
