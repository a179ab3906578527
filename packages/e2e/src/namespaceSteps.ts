import { Page } from 'playwright-core';
import { PortalApi } from './PortalApi';
import { claimsSchema } from './portalSchemas';

/** Steps of people on the namespaces pages. */
export interface NamespaceSteps {
  /** Opens the page of the claim of this name. */
  openClaim(name: string): Promise<void>;
  /** Opens the request of this title from the queue. */
  openRequest(title: string): Promise<void>;
  /** Waits until the claim on the page is in this state, without loading the page again. */
  seeState(state: string): Promise<void>;
}

/** What people do on the namespaces pages, as `api`'s person on `page`. */
export function namespaceSteps(
  page: Page,
  api: PortalApi,
  url: string,
): NamespaceSteps {
  return {
    async openClaim(name) {
      const { body } = await api.get(`/namespaces/claims?name=${name}`);
      const [{ id }] = claimsSchema.parse(body).items;
      await page.goto(`${url}/namespaces/claims/${id}`);
      await page.getByRole('heading', { name }).first().waitFor();
    },
    async openRequest(title) {
      await page.goto(`${url}/namespaces/approvals`);
      await page.getByRole('link', { name: title }).click();
      await page.getByRole('heading', { name: title }).first().waitFor();
    },
    async seeState(state) {
      await page
        .getByRole('main')
        .or(page.locator('body'))
        .first()
        .getByText(state, { exact: true })
        .first()
        .waitFor({ timeout: 60_000 });
    },
  };
}
