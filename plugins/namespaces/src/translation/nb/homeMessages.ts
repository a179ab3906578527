/** The cards on the home page in Norwegian bokmål. */
export const homeMessages = {
  'home.requestNamespace': 'Bestill et navnerom',
  'home.namespaces.title': 'Navnerom og bestillinger',
  'home.namespaces.allLink': 'Alle navnerom',
  'home.namespaces.empty': 'Teamene dine har ingen navnerom ennå.',
  'home.namespaces.unknownSince': 'klyngen har ikke svart siden {{time}}',
  'home.waiting.title': 'Venter på deg',
  'home.waiting.allLink': 'Alle godkjenninger',
  'home.kind.create': 'Nytt navnerom',
  'home.kind.resize': 'Ny størrelse',
  'home.kind.owner': 'Ny eier',
  'home.kind.details': 'Andre opplysninger',
  'home.kind.expiry': 'Ny slutt',
  'home.kind.deletion': 'Sletting',
  'home.kind.adoption': 'Overtakelse',
};
