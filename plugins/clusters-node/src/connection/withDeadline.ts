/** A signal that aborts with `outer`, or by itself after `timeoutMs`. Call `dispose` when done. */
export function withDeadline(
  outer: AbortSignal | undefined,
  timeoutMs: number,
) {
  const controller = new AbortController();
  const state = { expired: false };
  const endsAt = performance.now() + timeoutMs;
  const onOuter = () => controller.abort(outer?.reason);
  const timer = setTimeout(() => {
    state.expired = true;
    controller.abort();
  }, timeoutMs);
  timer.unref();
  if (outer?.aborted) {
    onOuter();
  } else {
    outer?.addEventListener('abort', onOuter, { once: true });
  }
  return {
    signal: controller.signal,
    get expired() {
      return state.expired;
    },
    get leftMs() {
      return endsAt - performance.now();
    },
    /** Stops the clock; `outer` still aborts. */
    clear: () => clearTimeout(timer),
    /** Ends whatever still runs under the signal and lets go of `outer`. */
    dispose: () => {
      clearTimeout(timer);
      outer?.removeEventListener('abort', onOuter);
      controller.abort();
    },
  };
}
