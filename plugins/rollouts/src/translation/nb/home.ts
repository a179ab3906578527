/** The cards on the home page in Norwegian bokmål. */
export const homeNb = {
  'home.createService': 'Opprett en tjeneste',
  'home.more': '{{number}} til',
  'home.none': 'Ingen utrulling',
  'home.unavailable': 'Ikke kjent nå',
  'home.services.title': 'Tjenestene til teamene dine',
  'home.services.allLink': 'Alle tjenester',
  'home.services.empty': 'Teamene dine eier ingen tjenester ennå.',
  'home.services.emptyHelp': 'Den første tar noen få minutter.',
  'home.services.noTeam':
    'Du er ikke med i noe team ennå, så ingenting står som ditt.',
  'home.services.noTeamHelp':
    'Katalogen bestemmer teamene: be om at brukeren din blir medlem av en gruppe.',
  'home.services.name': 'Tjeneste',
  'home.services.owner': 'Eier',
  'home.services.health': 'Utrulling',
  'home.trouble.title': 'Utrullinger med problemer',
  'home.trouble.allLink': 'Alle utrullinger',
  'home.trouble.empty': 'Ingen av utrullingene deres har problemer.',
  'home.trouble.noWorkloads': 'Teamene dine har ingenting i en klynge ennå.',
  'home.trouble.since': 'siden {{time}}',
};
