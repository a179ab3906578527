import { useTranslationRef } from '@backstage/frontend-plugin-api';
import { Card, CardBody, CardHeader, Text } from '@backstage/ui';
import { StateMark, toneOf } from '@dugnad/plugin-clusters-react';
import { SetupArea, SetupCheck } from '@dugnad/plugin-namespaces-common';
import { namespacesTranslationRef } from '../../translation/namespacesTranslationRef';
import styles from './Setup.module.css';

/** Props of `AreaCard`. */
export interface AreaCardProps {
  area: SetupArea;
  checks: SetupCheck[];
}

/** The checks of one area, each with what was found and what to do. */
export function AreaCard({ area, checks }: AreaCardProps) {
  const { t } = useTranslationRef(namespacesTranslationRef);
  return (
    <Card>
      <CardHeader>
        <Text as="h2" variant="title-x-small">
          {t(`setup.area.${area}`)}
        </Text>
      </CardHeader>
      <CardBody>
        <ul className={styles.checks}>
          {checks.map(({ check, title, state, why, fix }) => (
            <li key={check}>
              <div className={styles.head}>
                <Text weight={state === 'ok' ? 'regular' : 'bold'}>
                  {title}
                </Text>
                <StateMark tone={toneOf('setup', state)}>
                  {t(`setup.state.${state}`)}
                </StateMark>
              </div>
              <Text as="p" variant="body-small" color="secondary">
                {why}
              </Text>
              {fix && (
                <Text as="p" variant="body-small">
                  {fix}
                </Text>
              )}
            </li>
          ))}
        </ul>
      </CardBody>
    </Card>
  );
}
