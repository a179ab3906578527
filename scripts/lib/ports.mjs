import { createServer } from 'node:net';

const listen = port =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const { port: given } = server.address();
      server.close(() => resolve(given));
    });
  });

/** True when nothing listens on this loopback port. */
export function isFree(port) {
  return listen(port).then(
    () => true,
    () => false,
  );
}

/** The first free loopback port at or after `start`. */
export async function freePortFrom(start) {
  for (let port = start; port < start + 200; port++)
    if (await isFree(port)) return port;
  return listen(0);
}
