import type { ContainerState, Pod } from '../kube/objects.ts';
import { chosenLines } from './chosenLines.ts';
import { containerLog } from './containerLog.ts';

const start = Date.parse('2026-11-21T12:00:00.000Z');
const at = (seconds: number) => start + seconds * 1000;
const iso = (seconds: number) => new Date(at(seconds)).toISOString();

function pod(state: ContainerState, lastState?: ContainerState): Pod {
  return {
    metadata: { name: 'web', namespace: 'maps' },
    spec: { containers: [{ name: 'app', image: 'web:1' }] },
    status: {
      containerStatuses: [
        {
          name: 'app',
          image: 'web:1',
          imageID: '',
          restartCount: 0,
          ready: false,
          state,
          lastState,
        },
      ],
    },
  };
}

const ended = (exitCode: number, reason: string) => ({
  terminated: { exitCode, reason, startedAt: iso(0), finishedAt: iso(2) },
});
const running = { running: { startedAt: iso(0) } };

function textsOf(subject: Pod, seconds: number, previous = false): string[] {
  const log = containerLog(subject, 'app', at(seconds), { previous });
  return 'problem' in log ? [log.problem] : log.lines.map(({ text }) => text);
}

it('writes while it starts, and a line a second from then on, the same for whoever asks', () => {
  const early = textsOf(pod(running), 0.3);
  const later = textsOf(pod(running), 5.3);
  expect(early).toHaveLength(3);
  expect(later).toHaveLength(8);
  expect(later.slice(0, 3)).toEqual(early);
  expect(textsOf(pod(running), 5.9)).toEqual(later);
});

it('says at its end why it crashed, also while it waits to be started again', () => {
  const crashed = textsOf(pod(ended(3, 'Error')), 60);
  expect(crashed.join('\n')).toContain('ECONNREFUSED');
  expect(crashed.at(-1)).toBe('process ended with exit code 3');
  const waiting = { waiting: { reason: 'CrashLoopBackOff' } };
  expect(textsOf(pod(waiting, ended(3, 'Error')), 60)).toEqual(crashed);
});

it('keeps the log of the run before', () => {
  const restarted = pod(
    { running: { startedAt: iso(10) } },
    ended(137, 'OOMKilled'),
  );
  expect(textsOf(restarted, 12, true).join('\n')).toContain('heap 99% full');
  expect(textsOf(restarted, 12).join('\n')).not.toContain('heap');
});

it.each([
  [false, 'container "app" in pod "web" is waiting to start: back-off pulling'],
  [true, 'previous terminated container "app" in pod "web" not found'],
])('has no log of what never ran (previous: %s)', (previous, problem) => {
  const waiting = pod({
    waiting: { reason: 'ImagePullBackOff', message: 'back-off pulling' },
  });
  expect(textsOf(waiting, 5, previous)).toEqual([problem]);
});

it.each([
  ['tailLines=2', ['3', '4']],
  ['tailLines=0', []],
  ['sinceSeconds=3', ['2', '3', '4']],
  ['limitBytes=3', ['0', '1'.slice(0, 1)]],
])('answers %s', (query, expected) => {
  const lines = [0, 1, 2, 3, 4].map(n => ({ atMs: at(n), text: String(n) }));
  const text = chosenLines(lines, new URLSearchParams(query), at(5));
  expect(text.split('\n').filter(Boolean)).toEqual(expected);
});

it('puts the time before each line where asked to', () => {
  const lines = [{ atMs: at(0), text: 'a' }];
  const search = new URLSearchParams('timestamps=true');
  expect(chosenLines(lines, search, at(5))).toBe(`${iso(0)} a\n`);
});
