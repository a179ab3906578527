import { createServer, IncomingMessage } from 'node:http';
import { request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { ControlPlaneAccess } from '@dugnad/control-plane';

/** A call that went to the API server. */
export interface RecordedCall {
  method: string;
  url: string;
}

/** What an admission policy that the API server of the tests lacks would add. */
export interface Interference {
  /** Refuses the call with 403 and this message. */
  refusal?: string;
  /** Passes it on and adds this warning to the answer. */
  warning?: string;
}

/** Stands before an API server, passes on what is not refused, and remembers what was asked. */
export async function startRecordingProxy(
  access: ControlPlaneAccess,
  interfere: (call: RecordedCall) => Promise<Interference> = async () => ({}),
) {
  const calls: RecordedCall[] = [];
  const ca = Buffer.from(access.caData, 'base64');
  const server = createServer(async (incoming, outgoing) => {
    const { method = '', url = '', headers } = incoming;
    calls.push({ method, url });
    const { refusal, warning } = await interfere({ method, url });
    if (refusal) {
      incoming.resume();
      outgoing.writeHead(403, { 'content-type': 'application/json' });
      outgoing.end(JSON.stringify(forbidden(refusal)));
      return;
    }
    const target = new URL(url, access.url);
    const onward = request(
      target,
      { method, ca, agent: false, headers: { ...headers, host: target.host } },
      (answer: IncomingMessage) => {
        outgoing.writeHead(answer.statusCode ?? 502, {
          ...answer.headers,
          ...(warning && { warning: `299 - "${warning}"` }),
        });
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

function forbidden(message: string) {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    status: 'Failure',
    reason: 'Forbidden',
    code: 403,
    message,
  };
}
