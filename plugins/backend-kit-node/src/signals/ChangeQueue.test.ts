import { ChangeQueue } from './ChangeQueue';

describe('ChangeQueue that gathers nothing first', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function start() {
    const published: string[][] = [];
    const queue = new ChangeQueue({
      intervalMs: 1000,
      gatherMs: 0,
      flush: keys => published.push(keys),
    });
    return { queue, published };
  }

  it('flushes a lone change at once', () => {
    const { queue, published } = start();

    queue.add('oslo');

    expect(published).toEqual([['oslo']]);
  });

  it('flushes what follows together, once per interval', () => {
    const { queue, published } = start();

    queue.add('oslo');
    queue.add('oslo');
    queue.add('bergen');
    jest.advanceTimersByTime(999);
    expect(published).toEqual([['oslo']]);

    jest.advanceTimersByTime(1);
    expect(published).toEqual([['oslo'], ['oslo', 'bergen']]);

    jest.advanceTimersByTime(5000);
    expect(published).toHaveLength(2);
  });

  it('flushes at once again after a quiet interval', () => {
    const { queue, published } = start();

    queue.add('oslo');
    jest.advanceTimersByTime(5000);
    queue.add('oslo');

    expect(published).toEqual([['oslo'], ['oslo']]);
  });

  it('flushes nothing once stopped', () => {
    const { queue, published } = start();

    queue.add('oslo');
    queue.add('bergen');
    queue.stop();
    jest.advanceTimersByTime(5000);

    expect(published).toEqual([['oslo']]);
  });
});

describe('ChangeQueue', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('turns a burst into one flush, and waits out the interval before the next', () => {
    const flushed: string[][] = [];
    const queue = new ChangeQueue({
      intervalMs: 500,
      gatherMs: 100,
      flush: keys => flushed.push(keys),
    });

    queue.add('a');
    jest.advanceTimersByTime(99);
    queue.add('b');
    expect(flushed).toEqual([]);
    jest.advanceTimersByTime(1);
    expect(flushed).toEqual([['a', 'b']]);

    queue.add('c');
    jest.advanceTimersByTime(499);
    expect(flushed).toHaveLength(1);
    jest.advanceTimersByTime(1);
    expect(flushed).toEqual([['a', 'b'], ['c']]);
  });

  it('gives the event loop its turn when there is much', () => {
    const flushed: string[][] = [];
    const queue = new ChangeQueue({
      intervalMs: 500,
      flush: keys => flushed.push(keys),
    });

    for (let i = 0; i < 450; i++) {
      queue.add(`key-${i}`);
    }
    jest.advanceTimersByTime(40);
    jest.runAllTicks();
    jest.advanceTimersByTime(5);

    expect(flushed.map(keys => keys.length)).toEqual([200, 200, 50]);
  });
});
