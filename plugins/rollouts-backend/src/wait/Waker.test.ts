import { getEventListeners } from 'node:events';
import { Waker } from './Waker';

function waker() {
  let wake = () => {};
  let stopped = false;
  const it = new Waker(listener => {
    wake = listener;
    return () => {
      stopped = true;
    };
  });
  return { waker: it, wake: () => wake(), isStopped: () => stopped };
}

const signal = () => new AbortController().signal;

it('sleeps until woken', async () => {
  const { waker: one, wake } = waker();
  const sleeping = one.sleep(60_000, signal());
  wake();
  await expect(sleeping).resolves.toBeUndefined();
});

it('does not miss what happened before it slept', async () => {
  const { waker: one, wake } = waker();
  wake();
  await expect(one.sleep(60_000, signal())).resolves.toBeUndefined();
});

it('wakes by itself when the time is up', async () => {
  const sleeping = waker().waker.sleep(5, signal());
  await expect(sleeping).resolves.toBeUndefined();
});

it('rejects when the caller hangs up, and lets go of what it listened to', async () => {
  const { waker: one, isStopped } = waker();
  const caller = new AbortController();
  const sleeping = one.sleep(60_000, caller.signal);
  caller.abort(new Error('gone'));
  await expect(sleeping).rejects.toThrow('gone');
  one.stop();
  expect(isStopped()).toBe(true);
});

it('leaves nothing at its caller after a thousand sleeps', async () => {
  const { waker: one, wake } = waker();
  const caller = new AbortController();
  for (let n = 0; n < 1_000; n++) {
    const sleeping = one.sleep(n % 2 ? 0 : 60_000, caller.signal);
    if (n % 2 === 0) wake();
    await sleeping;
  }
  expect(getEventListeners(caller.signal, 'abort')).toEqual([]);
});
