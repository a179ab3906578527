import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

jest.setTimeout(30_000);

const PASSWORD = 'a-password-of-tests';

describe('the command', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'dugnad-git-cli-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const start = (environment: Record<string, string> = {}) => {
    const args = [join(__dirname, 'cli.ts'), '--port', '0'];
    const child = spawn(process.execPath, args, {
      stdio: 'pipe',
      env: {
        PATH: process.env.PATH,
        DUGNAD_GIT_STATE_DIR: join(folder, 'state'),
        DUGNAD_GIT_USERNAME: 'portal',
        DUGNAD_GIT_PASSWORD: PASSWORD,
        ...environment,
      },
    });
    const output = { text: '' };
    child.stderr.on('data', chunk => {
      output.text += chunk;
    });
    return { child, output };
  };
  const ready = async ({ child }: ReturnType<typeof start>) => {
    const [line] = await once(child.stdout, 'data');
    return JSON.parse(String(line));
  };

  it('prints one line of JSON when it answers', async () => {
    const started = start();
    const { event, url, pid } = await ready(started);
    expect({ event, pid }).toEqual({ event: 'ready', pid: started.child.pid });
    const response = await fetch(`${url}/api/v1/user`, {
      headers: { Authorization: `token ${PASSWORD}` },
    });
    expect(response.status).toBe(200);
    expect(started.output.text).not.toContain(PASSWORD);
    started.child.kill('SIGTERM');
    expect(await once(started.child, 'exit')).toEqual([0, null]);
  });

  it('stops when the parent is gone', async () => {
    const started = start();
    await ready(started);
    started.child.stdin.end();
    expect(await once(started.child, 'exit')).toEqual([0, null]);
  });

  it('says what is missing and exits with 1', async () => {
    const { child, output } = start({ DUGNAD_GIT_PASSWORD: '' });
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(output.text).toContain('DUGNAD_GIT_PASSWORD is not set');
  });
});
