import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { z } from 'zod';

const DEPLOY = resolve(__dirname, '../../../../packages/backend/deploy');

const roleSchema = z.object({
  kind: z.literal('ClusterRole'),
  rules: z.array(
    z.object({
      apiGroups: z.array(z.string()),
      resources: z.array(z.string()),
      resourceNames: z.array(z.string()).optional(),
      verbs: z.array(z.string()),
    }),
  ),
});

/** Rules of the ClusterRole that is shipped in a folder of `packages/backend/deploy`. */
export function clusterRoleRules(folder: string) {
  const text = readFileSync(
    resolve(DEPLOY, folder, 'cluster-role.yaml'),
    'utf8',
  );
  return parseAllDocuments(text).flatMap(document => {
    const parsed = roleSchema.safeParse(document.toJS());
    return parsed.success ? parsed.data.rules : [];
  });
}

const policySchema = z.object({
  kind: z.literal('ValidatingAdmissionPolicy'),
  spec: z.object({
    matchConstraints: z.object({
      resourceRules: z.array(
        z.object({
          apiGroups: z.array(z.string()),
          resources: z.array(z.string()),
          operations: z.array(z.string()),
        }),
      ),
    }),
  }),
});

/** `group/resource` that the shipped admission policies watch over. */
export function confinedResources(): string[] {
  const file = resolve(
    DEPLOY,
    'cluster-access-admission/admission-policy.yaml',
  );
  return parseAllDocuments(readFileSync(file, 'utf8')).flatMap(document => {
    const parsed = policySchema.safeParse(document.toJS());
    return parsed.success
      ? parsed.data.spec.matchConstraints.resourceRules.flatMap(rule =>
          rule.apiGroups.flatMap(group =>
            rule.resources.map(resource => `${group}/${resource}`),
          ),
        )
      : [];
  });
}
