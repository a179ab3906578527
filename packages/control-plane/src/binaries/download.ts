import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { types } from 'node:util';
import { sha256Of } from './sha256.ts';

export interface DownloadOptions {
  /** How long a server may take to answer at all. */
  connectTimeoutMs: number;
  /** How long a body may stand still. */
  stallTimeoutMs: number;
}

export const downloadDefaults: DownloadOptions = {
  connectTimeoutMs: 3_000,
  stallTimeoutMs: 20_000,
};

/** The text at `url`. Throws within `connectTimeoutMs` when nobody answers. */
export async function downloadText(
  url: string,
  options: DownloadOptions,
): Promise<string> {
  const { response, watchdog } = await open(url, options);
  try {
    return await response.text();
  } finally {
    watchdog.clear();
  }
}

/** Writes `url` to `file`. Throws when the connection breaks off or the content does not have this checksum. */
export async function downloadFile(
  url: string,
  file: string,
  sha256: string,
  options: DownloadOptions,
): Promise<void> {
  const { response, watchdog } = await open(url, options);
  try {
    if (!response.body) throw new Error(`${url}: empty answer`);
    const { body } = response;
    await pipeline(async function* chunks() {
      for await (const chunk of body) {
        watchdog.reset(options.stallTimeoutMs);
        yield chunk;
      }
    }, createWriteStream(file));
  } catch (error) {
    throw new Error(`${url} broke off: ${causeOf(error)}`);
  } finally {
    watchdog.clear();
  }
  const actual = await sha256Of(file);
  if (actual !== sha256) {
    throw new Error(
      `${url} has checksum ${actual}, but ${sha256} is published: refused`,
    );
  }
}

async function open(url: string, options: DownloadOptions) {
  const watchdog = createWatchdog(options.connectTimeoutMs);
  try {
    const response = await fetch(url, { signal: watchdog.signal });
    watchdog.reset(options.stallTimeoutMs);
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return { response, watchdog };
  } catch (error) {
    watchdog.clear();
    throw new Error(`${url}: ${causeOf(error)}`);
  }
}

/** Aborts its signal when it is not reset in time. */
function createWatchdog(firstMs: number) {
  const controller = new AbortController();
  const arm = (ms: number) =>
    setTimeout(() => {
      controller.abort(new Error(`no answer for ${ms / 1000} s`));
    }, ms);
  let timer = arm(firstMs);
  return {
    signal: controller.signal,
    clear: () => clearTimeout(timer),
    reset: (ms: number) => {
      clearTimeout(timer);
      timer = arm(ms);
    },
  };
}

/** `fetch failed` says nothing; its cause does. */
function causeOf(error: unknown): string {
  if (!types.isNativeError(error)) return String(error);
  return types.isNativeError(error.cause) ? error.cause.message : error.message;
}
