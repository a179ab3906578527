/** Address of a claim's page in the portal. */
export function claimPageUrl(
  config: { appBaseUrl: string },
  claimId: string,
): string {
  return `${config.appBaseUrl.replace(/\/$/, '')}/namespaces/claims/${claimId}`;
}
