/** The shared words in Norwegian bokmål. */
const messages = {
  loading: 'Henter',
  forbidden: 'Du har ikke lov til å se dette',
  notFound: 'Dette finnes ikke, eller du har ikke lov til å se det',
  failed: 'Dette kunne ikke hentes',
  outdated: 'Kunne ikke oppdateres. Det du ser, er fra {{time}}.',
  retry: 'Prøv igjen',
  more: '{{number}} til',
};

export default messages;
