/** What the backend wants known, in Norwegian bokmål. */
export const noticesNb = {
  'notice.paused': 'Den er på pause: la den fortsette først.',
  'notice.noTemplateHistory':
    'En {kind} har ingen revisjoner å gå tilbake til.',
  'notice.noOlderRevision': 'Det finnes ingen eldre revisjon å gå tilbake til.',
  'notice.templatesEqual':
    'Malen er alt den i revisjon {revision}: ingenting ville bli endret.',
  'notice.cannotRestart':
    'En {kind} har ingen egne podder som kjører og kan byttes ut.',
  'notice.cannotScale': 'En {kind} har ikke noe antall replikaer.',
  'notice.cannotPause': 'En {kind} kan ikke settes på pause.',
  'notice.alreadyPaused': 'Den er alt på pause.',
  'notice.notPaused': 'Den er ikke på pause.',
  'notice.noDeployer':
    'Navnerommet {namespace} har ingen deployer-konto som portalen kan handle med: ingen har bestilt det gjennom portalen.',
  'notice.noAccount':
    'Portalen har ingen konto å handle med i navnerommet {namespace}: {words}',
  'notice.refusedByCluster': 'Klyngen avviser det: {words}',
  'notice.unreachable': 'Klyngen har ikke svart siden {since}.',
  'notice.notYours': 'Du mangler rettigheten rollouts.workload.update for den.',
  'notice.configurationStays':
    'ConfigMaps, Secrets og alt utenfor podmalen blir som det er nå; bare malen går tilbake.',
  'notice.configurationChanged':
    '{count} av ConfigMapene den leser, er endret etter at revisjon {revision} ble laget.',
  'notice.configurationMissing':
    '{count} av ConfigMapene den leser, finnes ikke lenger.',
  'notice.environmentGoesBack':
    'Variabler som står i malen, går tilbake med den, også der nyere verdier har vært riktige.',
  'notice.owned':
    '{owner} eier malen og kan sette den tilbake; gjør heller endringen i kilden.',
  'notice.autoscaled':
    'HorizontalPodAutoscaler {name} bestemmer antallet ({min} til {max}) og vil sette det igjen.',
  'notice.scalesToZero': 'Ingenting vil svare.',
  'notice.onDelete': 'Poddene byttes bare ut når noen sletter dem.',
  'notice.noRule': 'Det har ingen regel for {kind}.',
  'notice.notReproduced':
    'Hvilken regel det enn har for {kind}, som ikke er en av typene til Kubernetes selv, er ikke gjengitt her.',
  'notice.engineUnreachable':
    'Det ville svare ut fra det det sist så, eller ikke i det hele tatt; vi sier at vi ikke vet.',
  'notice.refusesStrategy':
    'Det svarer bare for rullende oppdateringer; vi bedømmer de poddene som finnes.',
  'notice.waitsForDeadline':
    'Det leser ikke hvorfor podder ikke kan opprettes, og venter på fristen på {seconds} s.',
  'notice.readsNoEvents':
    'Det leser ikke hendelser, og denne typen har ingen frist: det ville vente i det uendelige.',
  'notice.readsNoPods':
    'Det leser bare {kind}, ikke poddene: det venter på fristen på {seconds} s.',
  'notice.readsNoPodsEver':
    'Det leser bare {kind}, ikke poddene, og denne typen har ingen frist: det ville vente i det uendelige.',
  'notice.knowsNoPause': 'Det kjenner ikke pause som en egen tilstand.',
  'notice.zeroIsDone':
    'Det regner det som ferdig når ingenting er ønsket og ingenting finnes.',
  'notice.readsNoJobs': 'Det ser ikke på jobbene til en CronJob.',
  'notice.forgivesAfterwards':
    'Det spør hvordan utrullingen gikk; vi ser også at ingenting har vært tilgjengelig siden.',
  'notice.ignoresDeletion':
    'Det ser ikke på om objektet er i ferd med å slettes.',
  'notice.partitionIsDone':
    'API-tjeneren fyller alltid inn en partisjon, og med en slik sammenligner det ikke revisjoner.',
  'notice.exactGeneration':
    'Det krever at akkurat den generasjonen er sett, eller betingelsen for den.',
  'notice.otherRules': 'Reglene for {kind} er andre.',
};
