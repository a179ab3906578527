import { Agent, fetch } from 'undici';
import { ControlPlaneAccess } from '@dugnad/control-plane';

/** The API server as a cluster administrator, for set-up, fault injection and for looking at the state of the world. */
export function adminApi(access: ControlPlaneAccess) {
  const dispatcher = new Agent({
    connect: { ca: Buffer.from(access.caData, 'base64').toString() },
  });
  return async function call(
    method: string,
    path: string,
    body?: unknown,
    contentType = 'application/json',
  ) {
    const response = await fetch(`${access.url}${path}`, {
      method,
      dispatcher,
      headers: {
        Authorization: `Bearer ${access.adminToken}`,
        'Content-Type': contentType,
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, body: JSON.parse(text) };
  };
}
