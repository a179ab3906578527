import { setTimeout as sleep } from 'node:timers/promises';
import { Places } from './Places';

function hold(places: Places, caller: string) {
  let leave = () => {};
  const until = new Promise<void>(resolve => {
    leave = resolve;
  });
  const done = places.hold(caller, () => until);
  return { leave, done };
}

it('has few places for one caller and some for all', async () => {
  const places = new Places();
  const own = Array.from({ length: 4 }, () => hold(places, 'a'));
  await expect(places.hold('a', async () => {})).rejects.toMatchObject({
    statusCode: 429,
  });
  const others = Array.from({ length: 16 }, (_, i) => hold(places, `b${i}`));
  await expect(places.hold('c', async () => {})).rejects.toMatchObject({
    statusCode: 503,
  });
  [...own, ...others].forEach(one => one.leave());
  await Promise.all([...own, ...others].map(one => one.done));
  await expect(places.hold('a', async () => {})).resolves.toBeUndefined();
});

it('frees a place a hundred times, also where the work fails', async () => {
  const places = new Places();
  for (let i = 0; i < 100; i++) {
    const failing = places.hold('a', async () => {
      await sleep(0);
      throw new Error('hung up');
    });
    await expect(failing).rejects.toThrow('hung up');
  }
  await expect(places.hold('a', async () => {})).resolves.toBeUndefined();
});
