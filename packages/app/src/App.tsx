import { createApp } from '@backstage/frontend-defaults';
import { homePlugin } from './home/homePlugin';
import { layoutModule } from './layout/layoutModule';
import { signInModule } from './signIn/signInModule';
import { themeModule } from './theme/themeModule';
import { translationsModule } from './translations/translationsModule';

export default createApp({
  features: [
    homePlugin,
    layoutModule,
    signInModule,
    themeModule,
    translationsModule,
  ],
});
