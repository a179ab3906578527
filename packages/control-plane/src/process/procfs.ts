import { readFileSync } from 'node:fs';

/** Arguments of a running process; undefined when it is gone, or a zombie. */
export function commandLineOf(pid: number): string[] | undefined {
  const text = readIfThere(`/proc/${pid}/cmdline`);
  return text ? text.split('\0') : undefined;
}

/** Start time in clock ticks since boot: with the pid it names one process for ever. */
export function startTimeOf(pid: number): string | undefined {
  // The second field, the name, may hold spaces and brackets: count from the last bracket (proc(5)).
  const text = readIfThere(`/proc/${pid}/stat`);
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields?.[0] === 'Z' ? undefined : fields?.[19];
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
