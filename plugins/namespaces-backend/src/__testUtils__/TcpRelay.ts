import { AddressInfo, Server, Socket, connect, createServer } from 'node:net';

/** A way to a server that can be cut and mended, as a network does. */
export class TcpRelay {
  readonly #sockets = new Set<Socket>();
  #server?: Server;
  #port = 0;

  constructor(readonly target: { host: string; port: number }) {}

  get port(): number {
    return this.#port;
  }

  async open(): Promise<void> {
    const server = createServer(near => {
      const far = connect(this.target);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ]) {
        this.#sockets.add(one);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
        one.pipe(other);
      }
    });
    this.#server = server;
    await new Promise<void>(resolve => {
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    const address: AddressInfo | string | null = server.address();
    this.#port = typeof address === 'object' && address ? address.port : 0;
  }

  async cut(): Promise<void> {
    this.#sockets.forEach(socket => socket.destroy());
    await new Promise(resolve => {
      this.#server?.close(resolve);
    });
  }
}
