import { buildSite } from './buildSite';
import { buildOrderSchema, RenderMessage } from './messages';

const ARGUMENT = '--dugnad-render-documentation';

/** How to start the process that renders: this very file, with an argument. */
export const renderMain = { file: __filename, argument: ARGUMENT };

function send(message: RenderMessage): Promise<void> {
  return new Promise(done => process.send?.(message, () => done()));
}

async function render(order: unknown): Promise<void> {
  try {
    const site = await buildSite(buildOrderSchema.parse(order), path => {
      process.send?.({ type: 'page', path });
    });
    await send({ type: 'built', site });
  } catch (error) {
    const failure = error instanceof Error ? error : new Error(String(error));
    await send({
      type: 'failed',
      name: failure.name,
      message: failure.message,
    });
  }
  process.disconnect?.();
}

// Imported by the backend this does nothing; started by it, it waits for its one order.
if (process.argv[2] === ARGUMENT) {
  process.once('message', order => {
    void render(order);
  });
}
