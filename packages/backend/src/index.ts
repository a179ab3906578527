import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('@backstage/plugin-events-backend'));
backend.add(import('@backstage/plugin-user-settings-backend'));

// Who you are, and what you may do
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-oidc-provider'));
backend.add(import('@dugnad/plugin-auth-backend-module-demo-provider'));
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@dugnad/plugin-permission-backend-module-dugnad'));

// The index of everything
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@dugnad/plugin-catalog-backend-module-clusters'));
backend.add(import('@dugnad/plugin-catalog-backend-module-namespaces'));

// Golden paths
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-gitea'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);
backend.add(import('@dugnad/plugin-scaffolder-backend-module-namespaces'));

// Documentation
backend.add(import('@backstage/plugin-techdocs-backend'));
backend.add(import('@dugnad/plugin-techdocs-backend-module-markdown'));

// Search: kept in PostgreSQL where that is the database, else in memory
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-pg'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-search-backend-module-techdocs'));

// Clusters, who may have which namespace in them, and whether what runs is well
backend.add(import('@dugnad/plugin-clusters-backend'));
backend.add(import('@dugnad/plugin-namespaces-backend'));
backend.add(
  import('@dugnad/plugin-namespaces-backend-module-image-pull-secret'),
);
backend.add(import('@dugnad/plugin-rollouts-backend'));

// Whose share of the bill is this
backend.add(import('@dugnad/plugin-costs-backend'));

// Telling people and pages that something changed
backend.add(import('@backstage/plugin-notifications-backend'));
backend.add(import('@backstage/plugin-signals-backend'));

// The same reads and actions, for assistants
backend.add(import('@backstage/plugin-mcp-actions-backend'));

backend.start();
