/** How to reach a running control plane. */
export interface ControlPlaneAccess {
  name: string;
  /** For example `https://127.0.0.1:16443`. */
  url: string;
  /** PEM of the certificate authority, base64. */
  caData: string;
  /** Token of a member of `system:masters`. For tests and set-up only, never for the portal. */
  adminToken: string;
  /** Token of the ServiceAccount `dugnad/dugnad-portal`, which holds exactly the shipped ClusterRole. */
  portalToken: string;
}
