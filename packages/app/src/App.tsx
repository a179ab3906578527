import { createApp } from '@backstage/frontend-defaults';
import { catalogModule } from './catalog/catalogModule';
import { homePlugin } from './home/homePlugin';
import { layoutModule } from './layout/layoutModule';
import { signInModule } from './signIn/signInModule';
import { themeModule } from './theme/themeModule';
import { translationsModule } from './translations/translationsModule';

export default createApp({
  features: [
    catalogModule,
    homePlugin,
    layoutModule,
    signInModule,
    themeModule,
    translationsModule,
  ],
});
