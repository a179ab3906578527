import { ChangeAnnouncer } from './ChangeAnnouncer';

describe('ChangeAnnouncer', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  function start() {
    const published: string[][] = [];
    const announcer = new ChangeAnnouncer({
      intervalMs: 1000,
      publish: keys => published.push(keys),
    });
    return { announcer, published };
  }

  it('announces a lone change at once', () => {
    const { announcer, published } = start();

    announcer.changed('oslo');

    expect(published).toEqual([['oslo']]);
  });

  it('announces what follows together, once per interval', () => {
    const { announcer, published } = start();

    announcer.changed('oslo');
    announcer.changed('oslo');
    announcer.changed('bergen');
    jest.advanceTimersByTime(999);
    expect(published).toEqual([['oslo']]);

    jest.advanceTimersByTime(1);
    expect(published).toEqual([['oslo'], ['bergen', 'oslo']]);

    jest.advanceTimersByTime(5000);
    expect(published).toHaveLength(2);
  });

  it('announces at once again after a quiet interval', () => {
    const { announcer, published } = start();

    announcer.changed('oslo');
    jest.advanceTimersByTime(5000);
    announcer.changed('oslo');

    expect(published).toEqual([['oslo'], ['oslo']]);
  });

  it('announces nothing once stopped', () => {
    const { announcer, published } = start();

    announcer.changed('oslo');
    announcer.changed('bergen');
    announcer.stop();
    jest.advanceTimersByTime(5000);

    expect(published).toEqual([['oslo']]);
  });
});
