import { Alert, Container } from '@backstage/ui';
import { useWords } from '../../hooks/useWords';

/** An address the plugin has no page for. */
export function NoSuchPage() {
  const { t } = useWords();
  return (
    <Container>
      <Alert status="info" icon title={t('problem.notFound')} />
    </Container>
  );
}
