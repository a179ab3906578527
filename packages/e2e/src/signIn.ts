import { Page } from 'playwright-core';

/** Signs in on the sign-in page as a demo person and waits for the home page. */
export async function signIn(page: Page, url: string, name: string) {
  await page.goto(url);
  await page
    .getByRole('button', { name: new RegExp(name) })
    .click({ timeout: 60_000 });
  await page
    .getByRole('heading', { name: new RegExp(name.split(' ')[0]) })
    .waitFor({ timeout: 60_000 });
}
