export * from './CatalogComponents';
