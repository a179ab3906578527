import { once } from 'node:events';
import { connect, createServer, Server, Socket } from 'node:net';

/** Passes bytes on to a port of this machine, until told to cut, stall or refuse. */
export class TcpProxy {
  /** Accept and pass nothing on: what a dead peer behind a firewall looks like. */
  stalled = false;
  /** Cut new connections at once. */
  refusing = false;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(targetPort: number) {
    this.#server = createServer(client => this.#join(client, targetPort));
  }

  static async start(targetPort: number): Promise<TcpProxy> {
    const proxy = new TcpProxy(targetPort);
    proxy.#server.listen(0, '127.0.0.1');
    await once(proxy.#server, 'listening');
    return proxy;
  }

  get port(): number {
    const address = this.#server.address();
    return typeof address === 'object' && address ? address.port : 0;
  }

  /** Resets every connection. */
  cut() {
    this.#sockets.forEach(socket => socket.destroy());
  }

  async stop() {
    this.#server.close();
    this.cut();
    await once(this.#server, 'close');
  }

  #join(client: Socket, targetPort: number) {
    if (this.refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(targetPort, '127.0.0.1');
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ]) {
      this.#sockets.add(from);
      from.on('data', bytes => {
        if (!this.stalled) {
          to.write(bytes);
        }
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.#sockets.delete(from);
        to.destroy();
      });
    }
  }
}
