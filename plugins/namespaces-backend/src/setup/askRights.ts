import { ClusterConnection } from '@dugnad/plugin-clusters-node';
import { z } from 'zod';
import { Ask } from './rights';

const AT_ONCE = 8;

/** What the API server says to one question; undefined where it could not tell. */
export type Answer = { ask: Ask; allowed?: boolean; reason?: string };

const reviewSchema = z.object({
  status: z.object({
    allowed: z.boolean(),
    evaluationError: z.string().optional(),
  }),
});

/** Asks the API server what the portal's account may do (SelfSubjectAccessReview), several questions at a time. */
export async function askRights(
  connection: ClusterConnection,
  asks: Ask[],
): Promise<Answer[]> {
  const answers: Answer[] = [];
  const waiting = asks.map((ask, index) => ({ ask, index }));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      answers[next.index] = await askOne(connection, next.ask);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return answers;
}

async function askOne(
  connection: ClusterConnection,
  ask: Ask,
): Promise<Answer> {
  const [resource, subresource] = ask.resource.split('/');
  const { group, name, namespace, verb } = ask;
  try {
    const answer = await connection.request({
      method: 'POST',
      path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
      body: {
        apiVersion: 'authorization.k8s.io/v1',
        kind: 'SelfSubjectAccessReview',
        spec: {
          resourceAttributes: {
            group,
            resource,
            verb,
            ...(subresource && { subresource }),
            ...(name && { name }),
            ...(namespace && { namespace }),
          },
        },
      },
    });
    const { allowed, evaluationError } = reviewSchema.parse(answer).status;
    return allowed || !evaluationError
      ? { ask, allowed }
      : { ask, reason: evaluationError };
  } catch (error) {
    return { ask, reason: error instanceof Error ? error.message : 'failed' };
  }
}
