import { createTranslationRef } from '@backstage/frontend-plugin-api';

/** Words of the app itself: navigation, sign-in and home page. */
export const appTranslationRef = createTranslationRef({
  id: 'dugnad.app',
  messages: {
    navigation: {
      label: 'Main',
      skip: 'Skip to content',
      open: 'Open menu',
      close: 'Close menu',
      home: 'Home',
      search: 'Search',
      catalog: 'Catalog',
      create: 'Create',
      rollouts: 'Rollouts',
      namespaces: 'Namespaces',
      clusters: 'Clusters',
      costs: 'Costs',
      apis: 'APIs',
      docs: 'Docs',
      notifications: 'Notifications',
      unread: '{{number}} unread',
      settings: 'Settings',
    },
    signIn: {
      welcome: 'Welcome to {{title}}',
      intro: 'From a form to a running service, in your own clusters.',
      demoTitle: 'Sign in as one of the demo people',
      demoNote:
        'No password: this works only while the portal runs in development.',
      demoLoading: 'Fetching the demo people',
      demoWaiting:
        'The catalog is still being read. The people appear here in a moment.',
      demoError: 'The demo people could not be fetched: {{message}}',
      continueAs: 'Continue as {{name}}',
      oidc: 'Sign in with {{title}}',
      oidcBusy: 'Waiting for {{title}}',
      failed: 'Sign-in failed: {{message}}',
      nothing: 'No way to sign in is configured.',
      nothingHelp:
        'Set app.signIn.oidc and auth.providers.oidc in the configuration, as app-config.production.yaml shows.',
      retry: 'Try again',
      language: 'Language',
    },
    home: {
      title: 'Home',
      greeting: {
        morning: 'Good morning, {{name}}',
        day: 'Good day, {{name}}',
        evening: 'Good evening, {{name}}',
        anyone: 'Welcome',
      },
      createService: 'Create a service',
    },
    notFound: {
      title: 'There is no page here',
      text: 'The address may be mistyped, or the page may have moved.',
      home: 'Go to the home page',
    },
    catalog: {
      title: 'Catalog',
      name: 'Name',
      owner: 'Owner',
      system: 'System',
      type: 'Type',
      lifecycle: 'Lifecycle',
      star: 'Star, or no longer',
    },
  },
});
