import { setTimeout as sleep } from 'node:timers/promises';
import { BusyError, Turns } from './Turns';

/** Work that ends when it is told to, and what has begun. */
function bench(turns: Turns) {
  const began: string[] = [];
  const ends: (() => void)[] = [];
  const ask = (caller: string, name = caller) =>
    turns.run(caller, async () => {
      began.push(name);
      await new Promise<void>(resolve => ends.push(resolve));
      return name;
    });
  const endOne = async () => {
    ends.shift()?.();
    await sleep(0);
  };
  return { began, ask, endOne };
}

const limits = { atOnce: 2, waitingOfOne: 2, waitingOfAll: 3 };

it('answers one question of a caller at a time, and a few of all', async () => {
  const { began, ask, endOne } = bench(new Turns(limits));
  const all = [ask('a', 'a1'), ask('a', 'a2'), ask('b', 'b1'), ask('c', 'c1')];
  await sleep(0);
  expect(began).toEqual(['a1', 'b1']);
  await endOne();
  expect(began).toEqual(['a1', 'b1', 'a2']);
  await endOne();
  await endOne();
  await endOne();
  expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1', 'c1']);
});

it('lets a light caller pass one who asks much', async () => {
  const { began, ask, endOne } = bench(
    new Turns({ atOnce: 1, waitingOfOne: 50, waitingOfAll: 50 }),
  );
  Array.from({ length: 20 }, (_, i) => ask('heavy', `h${i}`));
  ask('light');
  await endOne();
  await endOne();
  await endOne();
  expect(began.indexOf('light')).toBeLessThan(3);
});

it.each([
  ['429 to a caller with too many', ['a', 'a', 'a'], 'a', 429],
  ['503 where everybody asks', ['a', 'b', 'c', 'd', 'e'], 'f', 503],
])(
  'answers %s, and says when to ask again',
  async (_name, before, then, code) => {
    const { ask } = bench(new Turns(limits));
    before.forEach(caller => ask(caller));
    const error = await ask(then).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BusyError);
    expect(error).toMatchObject({ statusCode: code, retryAfterSeconds: 5 });
  },
);

it('does not refuse the next part of what was let in', async () => {
  const turns = new Turns({ atOnce: 1, waitingOfOne: 0, waitingOfAll: 0 });
  await expect(
    turns.run('a', async () => 'part', { isLetIn: true }),
  ).resolves.toBe('part');
});

it('goes on after a question that failed', async () => {
  const turns = new Turns({ ...limits, atOnce: 1 });
  const failed = turns.run('a', async () => {
    throw new Error('no');
  });
  await expect(failed).rejects.toThrow('no');
  await expect(turns.run('a', async () => 1)).resolves.toBe(1);
});
