import { readCliOptions } from './readCliOptions.ts';

const account = {
  DUGNAD_GIT_USERNAME: 'portal',
  DUGNAD_GIT_PASSWORD: 'a-long-password',
};

describe('readCliOptions', () => {
  it('takes flags before the environment', () => {
    const environment = {
      ...account,
      DUGNAD_GIT_PORT: '1',
      DUGNAD_GIT_ORGANISATIONS: 'maps,forms',
    };
    const args = ['--port', '2', '--state-dir', 'folder'];
    expect(readCliOptions(args, environment)).toEqual({
      stateDir: 'folder',
      port: 2,
      credentials: { username: 'portal', password: 'a-long-password' },
      organisations: ['maps', 'forms'],
    });
  });

  it('has defaults for all but the account', () => {
    expect(readCliOptions([], account)).toMatchObject({
      stateDir: '.dugnad/git',
      port: 7008,
      organisations: [],
    });
  });

  it('names the variable that is missing', () => {
    expect(() => readCliOptions([], { DUGNAD_GIT_USERNAME: 'portal' })).toThrow(
      'DUGNAD_GIT_PASSWORD',
    );
  });

  it('takes no password as a flag', () => {
    expect(() => readCliOptions(['--password', 'x'], account)).toThrow(
      "Unknown option '--password'",
    );
  });
});
