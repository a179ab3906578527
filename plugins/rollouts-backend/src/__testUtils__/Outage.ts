import { once } from 'node:events';
import { connect, createServer, Server, Socket } from 'node:net';

/** Stands between the portal and an API server and can take the line away. */
export class Outage {
  #down = false;
  readonly #sockets = new Set<Socket>();
  readonly #server: Server;

  private constructor(port: number) {
    this.#server = createServer(client => {
      if (this.#down) {
        client.destroy();
        return;
      }
      const upstream = connect(port, '127.0.0.1');
      for (const [one, other] of [
        [client, upstream],
        [upstream, client],
      ]) {
        this.#sockets.add(one);
        one.pipe(other);
        one.on('error', () => other.destroy());
        one.on('close', () => {
          this.#sockets.delete(one);
          other.destroy();
        });
      }
    });
  }

  static async before(url: string): Promise<Outage> {
    const outage = new Outage(Number(new URL(url).port));
    outage.#server.listen(0, '127.0.0.1');
    await once(outage.#server, 'listening');
    return outage;
  }

  get url(): string {
    const address = this.#server.address();
    const port = typeof address === 'object' ? address?.port : '';
    return `https://127.0.0.1:${port}`;
  }

  begin(): void {
    this.#down = true;
    this.#sockets.forEach(socket => socket.destroy());
  }

  end(): void {
    this.#down = false;
  }

  async stop(): Promise<void> {
    this.begin();
    this.#server.close();
    await once(this.#server, 'close');
  }
}
