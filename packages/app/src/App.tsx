import { createApp } from '@backstage/frontend-defaults';
import { layoutModule } from './layout/layoutModule';
import { signInModule } from './signIn/signInModule';
import { themeModule } from './theme/themeModule';
import { translationsModule } from './translations/translationsModule';

export default createApp({
  features: [signInModule, layoutModule, themeModule, translationsModule],
});
