import { spawn, type ChildProcess } from 'node:child_process';

/**
 * Reads `+PID` and `-PID` lines. When its standard input closes, because this process ended in whatever way, it ends
 * every process still noted whose command line names the state folder. A shell, because it costs 1 MB where a second
 * Node would cost 40, and a process of its own session, because Ctrl-C must not reach it first.
 */
const script = `
pids=
while read -r line; do
  pid=\${line#?}
  case $line in
    +*) pids="$pids $pid" ;;
    -*) kept=; for p in $pids; do [ "$p" = "$pid" ] || kept="$kept $p"; done; pids=$kept ;;
  esac
done
for signal in TERM KILL; do
  left=
  for p in $pids; do
    if tr '\\0' ' ' 2>/dev/null < "/proc/$p/cmdline" | grep -qF -- "$1/"; then
      kill -s $signal "$p" 2>/dev/null; left=1
    fi
  done
  [ -z "$left" ] && break
  [ $signal = TERM ] && sleep 2
done
[ "$2" = remove ] && rm -rf -- "$1"
exit 0
`;

export interface ProcessGuard {
  add(pid: number): void;
  remove(pid: number): void;
  close(): void;
}

/** Ends what was added even when this process is killed with SIGKILL. `removeDir`: delete the state folder then too. */
export function createProcessGuard(
  stateDir: string,
  options: { removeDir: boolean },
): ProcessGuard {
  const after = options.removeDir ? 'remove' : 'keep';
  const guard: ChildProcess = spawn(
    '/bin/sh',
    ['-c', script, 'dugnad-process-guard', stateDir, after],
    { detached: true, stdio: ['pipe', 'ignore', 'ignore'] },
  );
  guard.on('error', () => {});
  guard.stdin?.on('error', () => {}); // the guard may be gone before us
  guard.unref();
  const write = (line: string) => guard.stdin?.write(`${line}\n`);
  return {
    add: pid => write(`+${pid}`),
    remove: pid => write(`-${pid}`),
    close: () => guard.stdin?.end(),
  };
}
