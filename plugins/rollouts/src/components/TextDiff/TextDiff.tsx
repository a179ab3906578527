import { Skeleton } from '@backstage/ui';
import { lazy, Suspense } from 'react';

const MergeView = lazy(() => import('./MergeView'));

/** Props of `TextDiff`. */
export interface TextDiffProps {
  /** YAML. */
  before: string;
  /** YAML. */
  after: string;
  /** What it is, for who does not see it. */
  label: string;
}

/** Two texts and what is different between them. The editor it takes is fetched when it is needed. */
export function TextDiff(props: TextDiffProps) {
  return (
    <Suspense fallback={<Skeleton height="8rem" />}>
      <MergeView {...props} />
    </Suspense>
  );
}
