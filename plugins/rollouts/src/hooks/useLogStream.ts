import { useApi } from '@backstage/frontend-plugin-api';
import { RolloutsApi, WorkloadRef } from '@dugnad/plugin-rollouts-common';
import { useCallback, useEffect, useState } from 'react';
import { rolloutsApiRef } from '../api/rolloutsApiRef';
import { appendLog, EMPTY_LOG, LogBuffer } from '../lib/logBuffer';

/** Lines kept in the page: enough to read back, few enough to scroll. */
export const MOST_LINES = 5_000;
const TAIL = 1_000;
/** Lines are shown together that come within this, so that a busy log does not busy the page. */
const BATCH_MS = 120;

/** Which log. */
export interface LogSource {
  workload: WorkloadRef;
  pod: string;
  container?: string;
  previous: boolean;
}

/** A log as it comes. */
export interface LogStream {
  log: LogBuffer;
  state: 'connecting' | 'open' | 'ended' | 'failed';
  error?: Error;
  connectAgain(): void;
}

async function readLog(
  api: RolloutsApi,
  source: LogSource,
  onText: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  const { pod, container, previous } = source;
  const { cluster, namespace, kind, name } = source.workload;
  const response = await api.logs(
    { cluster, namespace, kind, name },
    { pod, container, previous, follow: !previous, tail: TAIL },
    { signal },
  );
  onText('');
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    onText(decoder.decode(value, { stream: true }));
  }
  // A last line without an end is a line all the same
  onText('\n');
}

/** Reads a log and goes on as long as the page shows it. */
export function useLogStream(source: LogSource): LogStream {
  const api = useApi(rolloutsApiRef);
  const [attempt, setAttempt] = useState(0);
  const [log, setLog] = useState<LogBuffer>(EMPTY_LOG);
  const [state, setState] = useState<LogStream['state']>('connecting');
  const [error, setError] = useState<Error>();
  const { pod, container, previous } = source;
  const { cluster, namespace, kind, name } = source.workload;
  useEffect(() => {
    const abort = new AbortController();
    let waiting = '';
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = () => {
      timer = undefined;
      const text = waiting;
      waiting = '';
      setLog(current => appendLog(current, text, MOST_LINES));
    };
    const onText = (text: string) => {
      setState('open');
      waiting += text;
      if (waiting) timer ??= setTimeout(flush, BATCH_MS);
    };
    const finish = (last: LogStream['state'], why?: Error) => {
      if (abort.signal.aborted) return;
      setState(last);
      setError(why);
    };
    setLog(EMPTY_LOG);
    setState('connecting');
    setError(undefined);
    const workload = { cluster, namespace, kind, name };
    readLog(
      api,
      { workload, pod, container, previous },
      onText,
      abort.signal,
    ).then(
      () => finish('ended'),
      (why: Error) => finish('failed', why),
    );
    return () => {
      abort.abort();
      clearTimeout(timer);
    };
  }, [api, cluster, namespace, kind, name, pod, container, previous, attempt]);
  const connectAgain = useCallback(() => setAttempt(count => count + 1), []);
  return { log, state, error, connectAgain };
}
