import { ResponseError } from '@backstage/errors';
import { DemoPeople, demoPeopleSchema } from './demoPeopleSchema';

export interface FetchDemoPeopleOptions {
  authBaseUrl: string;
  signal?: AbortSignal;
}

/** The people the backend offers; undefined where it offers none, which is everywhere but in development. */
export async function fetchDemoPeople(
  options: FetchDemoPeopleOptions,
): Promise<DemoPeople | undefined> {
  const { authBaseUrl, signal } = options;
  const response = await fetch(`${authBaseUrl}/demo/people`, { signal });
  if (response.status === 404) {
    return undefined;
  }
  if (!response.ok) {
    throw await ResponseError.fromResponse(response);
  }
  return demoPeopleSchema.parse(await response.json());
}
