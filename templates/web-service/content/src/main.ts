import { createApp } from './createApp.ts';
import { createLogger } from './createLogger.ts';
import { readConfig } from './readConfig.ts';
import { startServer } from './startServer.ts';

const config = readConfig(process.env);
const log = createLogger(line => process.stdout.write(line));
const health = { isReady: true };
const server = await startServer({
  app: createApp({ health, log }),
  health,
  ...config,
});
log('info', 'Listening', { port: server.port });

for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, async () => {
    log('info', 'Stopping', { signal });
    await server.stop();
    log('info', 'Stopped');
  });
}
