import { Writable } from 'node:stream';
import { send } from './send';

/** Takes nothing until it is asked to. */
function slowReader() {
  let take = () => {};
  const res = new Writable({
    highWaterMark: 1,
    write: (_chunk, _encoding, done) => {
      take = done;
    },
  });
  return { res, take: () => take() };
}

const listening = (res: Writable) =>
  res.listenerCount('drain') + res.listenerCount('close');

describe('send', () => {
  it('leaves no listener behind after a thousand waits', async () => {
    const { res, take } = slowReader();
    const before = listening(res);
    for (let n = 0; n < 1_000; n++) {
      const sent = send(res, 'row');
      take();
      await sent;
    }
    expect(listening(res)).toBe(before);
  });

  it('ends when the reader hangs up', async () => {
    const { res } = slowReader();
    const before = listening(res);
    const sent = send(res, 'row');
    res.destroy();
    await sent;
    expect(listening(res)).toBe(before);
    await expect(send(res, '')).resolves.toBeUndefined();
  });
});
