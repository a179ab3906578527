import { createServer, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ControlPlaneAccess } from '@dugnad/control-plane';

/** A call that went to the API server. */
export interface RecordedCall {
  method: string;
  url: string;
}

/** Stands before an API server, passes everything on and remembers what was asked. */
export async function startRecordingProxy(access: ControlPlaneAccess) {
  const calls: RecordedCall[] = [];
  const ca = Buffer.from(access.caData, 'base64');
  const server = createServer((incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    calls.push({ method, url });
    const target = new URL(url, access.url);
    const onward = request(
      target,
      { method, ca, agent: false, headers: { ...headers, host: target.host } },
      (answer: IncomingMessage) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      },
    );
    onward.on('error', () => outgoing.destroy());
    outgoing.on('close', () => onward.destroy());
    incoming.pipe(onward);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
  const address: AddressInfo | string | null = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    calls,
    stop: async () => {
      server.closeAllConnections();
      await new Promise(done => server.close(done));
    },
  };
}
