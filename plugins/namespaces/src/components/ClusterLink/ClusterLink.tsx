import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { clusterRouteRef } from '../../routes';
import { useClusterTitle } from '../../hooks/useClusterTitle';

/** Props of `ClusterLink`. */
export interface ClusterLinkProps {
  name: string;
}

/** A cluster's title, leading to its page where the app has one. */
export function ClusterLink({ name }: ClusterLinkProps) {
  const title = useClusterTitle()(name);
  const link = useRouteRef(clusterRouteRef)?.({ name });
  return link ? <Link href={link}>{title}</Link> : <>{title}</>;
}
