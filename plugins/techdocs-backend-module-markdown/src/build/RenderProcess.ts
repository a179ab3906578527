import {
  InputError,
  NotAllowedError,
  NotFoundError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { ChildProcess, fork } from 'child_process';
import limiterFactory from 'p-limit';
import { limits } from '../site/limits';
import { BuildOrder, BuiltSite } from './buildSite';
import { renderMessageSchema } from './messages';
import { renderMain } from './renderMain';

/** How much of the machine rendering may take. */
export type RenderLimits = Pick<
  typeof limits,
  'pageMs' | 'siteMs' | 'heapMegabytes' | 'processes'
>;

/**
 * Renders sites in processes of their own, a few at a time, each with a limit
 * of memory and time: what a page does to its renderer, it does to no one else.
 */
export class RenderProcess {
  readonly #limits: RenderLimits;
  readonly #queue: ReturnType<typeof limiterFactory>;

  constructor(options: RenderLimits = limits) {
    this.#limits = options;
    this.#queue = limiterFactory(options.processes);
  }

  /** @throws InputError with the page that took too much; otherwise what `buildSite` throws */
  build(order: BuildOrder): Promise<BuiltSite> {
    return this.#queue(() => this.#run(order));
  }

  #run(order: BuildOrder): Promise<BuiltSite> {
    const child = start(this.#limits.heapMegabytes);
    return new Promise<BuiltSite>((resolve, reject) => {
      let page = '';
      const giveUp = (what: string) => {
        child.kill('SIGKILL');
        const where = page ? `while rendering ${page}` : 'while reading it';
        reject(new InputError(`The documentation ${what} ${where}`));
      };
      const late = (ms: number) =>
        setTimeout(() => giveUp(`took more than ${ms / 1_000} s`), ms);
      const site = late(this.#limits.siteMs);
      let step = late(this.#limits.siteMs);
      const ended = () => [site, step].forEach(clearTimeout);
      child.on('message', message => {
        // The loader of sources says things of its own.
        const { data: news } = renderMessageSchema.safeParse(message);
        if (!news) return;
        clearTimeout(step);
        if (news.type === 'page') {
          page = news.path;
          step = late(this.#limits.pageMs);
        } else if (news.type === 'built') resolve(news.site);
        else reject(errorOf(news));
      });
      child.once('error', reject);
      child.once('exit', code => {
        ended();
        giveUp(
          code === 0
            ? 'ended early'
            : `needed more than ${
                this.#limits.heapMegabytes
              } MB of memory, or failed,`,
        );
      });
      child.send(order);
    });
  }
}

function start(heapMegabytes: number): ChildProcess {
  return fork(renderMain.file, [renderMain.argument], {
    execArgv: [...loaders(), `--max-old-space-size=${heapMegabytes}`],
    // None of the portal's own environment: there are passwords in it.
    env: { NODE_ENV: process.env.NODE_ENV, PATH: process.env.PATH },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Where the portal runs from its sources, so does the renderer. */
function loaders(): string[] {
  return renderMain.file.endsWith('.ts')
    ? ['--require', require.resolve('@backstage/cli/config/nodeTransform.cjs')]
    : [];
}

function errorOf({ name, message }: { name: string; message: string }): Error {
  switch (name) {
    case 'NotFoundError':
      return new NotFoundError(message);
    case 'NotAllowedError':
      return new NotAllowedError(message);
    case 'InputError':
      return new InputError(message);
    default:
      return new ServiceUnavailableError(message);
  }
}
