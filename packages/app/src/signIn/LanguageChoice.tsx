import {
  appLanguageApiRef,
  useApi,
  useTranslationRef,
} from '@backstage/frontend-plugin-api';
import { ToggleButton, ToggleButtonGroup } from '@backstage/ui';
import { useLanguage } from '@dugnad/plugin-clusters-react';
import { appTranslationRef } from '../translations/appTranslationRef';

function nameOf(language: string): string {
  const name = new Intl.DisplayNames([language], { type: 'language' }).of(
    language,
  );
  return name ? name[0].toLocaleUpperCase(language) + name.slice(1) : language;
}

/** The languages there are, each under its own name. */
export function LanguageChoice() {
  const api = useApi(appLanguageApiRef);
  const { t } = useTranslationRef(appTranslationRef);
  const { languages } = api.getAvailableLanguages();
  const current = useLanguage();

  if (languages.length < 2) {
    return null;
  }
  return (
    <ToggleButtonGroup
      aria-label={t('signIn.language')}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[current]}
      onSelectionChange={keys =>
        api.setLanguage([...keys].map(String)[0] ?? current)
      }
    >
      {languages.map(language => (
        <ToggleButton key={language} id={language}>
          {nameOf(language)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
