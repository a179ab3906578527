import { useEffect, useState } from 'react';

const PAUSE_MS = 250;

/** A text as it was when it last stood still for a moment. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
