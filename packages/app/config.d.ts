export interface Config {
  app?: {
    signIn?: {
      /** Offers sign-in through `auth.providers.oidc`. */
      oidc?: {
        /**
         * What the button calls the provider.
         * @visibility frontend
         */
        title: string;
      };
    };
  };
}
