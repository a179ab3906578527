import { randomUUID } from 'node:crypto';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { TestDatabases } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import { ClaimRequest } from '@dugnad/plugin-namespaces-common';
import { readNamespacesConfig } from '../config';
import { newClaim } from '../newClaim';
import { CostCentreBook } from '../policy/CostCentreBook';
import { PolicyJudge } from '../policy/PolicyJudge';
import { questionOf } from '../policy/questionOf';
import { slotsFor } from '../policy/slotsFor';
import { BudgetBook } from '../price/BudgetBook';
import { ClaimRequests } from './ClaimRequests';
import { createRules } from './createRules';
import { DatabaseRequestStore } from './DatabaseRequestStore';
import { sumKeys } from './RequestStore';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const GIB = 2 ** 30;
const AT_ONCE = 20;

describe.each(databases.eachSupportedId())(
  `${AT_ONCE} claims at once under a hard budget on %s`,
  id => {
    /** A month of a small claim costs one unit; the budgets hold three. */
    const prices = {
      hardBudgets: async ({ ownerRef }: { ownerRef: string }) => ({
        currency: 'EUR',
        budgets: [
          { kind: 'owner', id: ownerRef },
          { kind: 'cost-centre', id: '4711' },
        ].map(account => ({
          account,
          budgetMicros: 3_000_000,
          expectedMicros: 0,
          isVisible: true,
          namespaces: [],
        })),
      }),
      quote: async (
        _cluster: string,
        { cpu, memory }: { cpu: number; memory: number },
      ) => cpu * 500 + (memory / GIB) * 250_000,
    };

    async function start(environment: 'dev' | 'prod') {
      const knex = await databases.init(id);
      await knex.migrate.latest({
        directory: resolvePackagePath(
          '@dugnad/plugin-namespaces-backend',
          'migrations',
        ),
      });
      const rules = [
        { name: 'asks', when: { environments: ['prod'] }, then: 'ask' },
      ];
      const { policy, sizes } = readNamespacesConfig(
        new ConfigReader({ namespaces: { policy: { rules } } }),
      );
      const budgets = new BudgetBook({ prices, clusters: () => ['oslo'] });
      const capacity = { read: () => ({ unknown: 'not asked' }) };
      const judge = new PolicyJudge({ policy, sizes, capacity, budgets });
      const store = new DatabaseRequestStore(knex);
      const requests = new ClaimRequests({
        store,
        timeoutDays: 14,
        onNews: () => {},
      });
      const organisation = { costCentres: async () => new Map() };
      const costCentres = new CostCentreBook({ organisation });
      const ruling = { judge, sizes, policy, budgets, costCentres };
      requests.setRules('create', createRules(ruling));
      const file = async (over: Partial<ClaimRequest>) => {
        const request: ClaimRequest = {
          name: `forms-${randomUUID().slice(0, 8)}`,
          cluster: 'oslo',
          environment,
          ownerRef: 'group:default/forms',
          purpose: 'Racing',
          size: 'small',
          ingress: 'controllers',
          egressInternet: false,
          ...over,
        };
        await budgets.settled(request);
        return store.atomically(sumKeys(request), async unit => {
          const question = questionOf(request, [], sizes);
          const { verdict } = await judge.judge(unit, question, {
            countsOpen: true,
          });
          const { claim, events } = newClaim({
            id: randomUUID(),
            request,
            decision: verdict,
            caller: {
              ref: 'user:default/ann',
              ownershipRefs: [],
              isPlatform: false,
            },
            at: new Date().toISOString(),
          });
          const slots = slotsFor(question, verdict, policy);
          const input = {
            by: 'user:default/ann',
            requested: request,
            decision: verdict,
            slots,
          };
          if (verdict.verdict !== 'refuse') {
            await unit.createClaim(claim, events, 0);
          }
          return requests.fileIn(unit, 'create', claim, input);
        });
      };
      return { file, requests, store, knex };
    }

    const accepted = (results: PromiseSettledResult<unknown>[]) =>
      results.filter(({ status }) => status === 'fulfilled').length;

    it('promise a team no more than its budget', async () => {
      const { file } = await start('dev');
      const many = Array.from({ length: AT_ONCE }, () => file({}));
      const results = await Promise.allSettled(many);
      expect(accepted(results)).toBe(3);
      const refused = results.find(one => one.status === 'rejected');
      expect(refused?.reason.message).toContain('running and asked for');
    });

    it('promise a cost centre no more than its budget, whichever teams ask', async () => {
      const { file } = await start('dev');
      const many = Array.from({ length: AT_ONCE }, (_one, i) =>
        file({ ownerRef: `group:default/team-${i}`, costCenter: '4711' }),
      );
      expect(accepted(await Promise.allSettled(many))).toBe(3);
    });

    it('count while they wait for people, and free their share when they are rejected', async () => {
      const { file, requests } = await start('prod');
      const filed = await Promise.all([file({}), file({}), file({})]);
      await expect(file({})).rejects.toThrow(/running and asked for/);
      const nora = {
        ref: 'user:default/nora',
        groups: [],
        isPlatform: true,
        isPerson: true,
      };
      await requests.reject(filed[0].request.id, nora, 'Not now');
      await file({});
      await requests.approve(filed[1].request.id, nora, {});
      await expect(
        requests.approve(filed[2].request.id, nora, {
          granted: { size: 'large' },
        }),
      ).rejects.toThrow(/The budget of owner/);
    });
  },
);
