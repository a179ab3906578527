import { z } from 'zod';

const refreshSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

/** An answer of the portal's API: its status and its body, as text where it is not JSON. */
export interface PortalAnswer {
  status: number;
  body: unknown;
}

/** The portal's API as one of the demo people. */
export interface PortalApi {
  get(path: string): Promise<PortalAnswer>;
  post(path: string, body: unknown): Promise<PortalAnswer>;
}

/** Signs a demo person in without a browser. */
export async function signInToApi(
  url: string,
  person: string,
): Promise<PortalApi> {
  const answer = await fetch(`${url}/api/auth/demo/refresh`, {
    headers: { 'x-dugnad-demo-user': person },
  });
  const { backstageIdentity } = refreshSchema.parse(await answer.json());
  const call = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${backstageIdentity.token}`,
        'content-type': 'application/json',
      },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.includes('json');
    return {
      status: response.status,
      body: text && isJson ? JSON.parse(text) : text || undefined,
    };
  };
  return {
    get: path => call('GET', path),
    post: (path, body) => call('POST', path, body),
  };
}
