/** The sentences of verdicts in Norwegian bokmål. */
export const reasonsNb = {
  'reason.RolledOut': 'Rullet ut: {available} av {desired} tilgjengelige.',
  'reason.RolledOutEnding':
    'Rullet ut: {available} av {desired} tilgjengelige; {terminating} gamle podder er ennå i ferd med å avslutte.',
  'reason.PartitionRolledOut':
    'Delvis utrulling fullført: {updated} podder på ny revisjon, resten holdes av partisjon {partition}.',
  'reason.OnDelete':
    'Oppdateres bare når podder slettes; {outdated} podder kjører ennå en eldre mal.',
  'reason.SpecNotObserved':
    'Venter på at kontrolleren ser den siste endringen.',
  'reason.Updating': '{updated} av {desired} podder er oppdatert.',
  'reason.UpdatingEnding':
    '{updated} av {desired} podder er oppdatert; {terminating} gamle podder er ennå i ferd med å avslutte.',
  'reason.OldPending': '{old} gamle podder venter på å stanse.',
  'reason.NotYetAvailable': '{available} av {desired} podder er tilgjengelige.',
  'reason.NotYetReady': '{ready} av {desired} podder er klare.',
  'reason.RevisionPending':
    '{updated} podder er på revisjon {revision}; utrullingen er ikke ferdig.',
  'reason.Deleting': 'Blir slettet.',
  'reason.Paused': 'På pause: {updated} av {desired} podder er oppdatert.',
  'reason.ScaledToZero': 'Skalert til null med vilje.',
  'reason.ScaledToZeroByAutoscaler':
    'Skalert til null av {autoscaler}, som vekker den når det er noe å gjøre.',
  'reason.Superseded': 'Avløst av en nyere revisjon.',
  'reason.JobSuspended': 'Stilt i bero.',
  'reason.ProgressDeadlineExceeded':
    'Utrullingen kom ikke videre innen fristen: {available} av {desired} podder er tilgjengelige.',
  'reason.ReplicaFailure': 'Podder kan ikke opprettes: {quote}',
  'reason.ReplicaSetRefused': 'Den nye versjonen kan ikke opprettes: {quote}',
  'reason.OldPodBlocks':
    'Podden {pod} av en tidligere revisjon holder utrullingen tilbake til den slettes: {quote}',
  'reason.OldPodKept':
    'Podden {pod} blir på en tidligere revisjon på grunn av partisjon {partition}, og kjører ikke: {quote}',
  'reason.UnreadyTooLong':
    'Podden {pod} har ikke vært klar siden {since}: {quote}',
  'reason.DeletionStuck':
    'Blir slettet, og skulle vært borte {since}. Det ventes på {waitsFor}.',
  'reason.NothingAvailable':
    'Den var rullet ut, men ingen av {desired} podder har vært tilgjengelig det siste minuttet.',
  'reason.PodFailed': 'Podden feilet: {quote}',
  'reason.JobFailed': 'Jobben feilet: {quote}',
  'reason.LastJobFailed': 'Siste kjøring, {job}, feilet: {quote}',
  'reason.QuotaExceeded': 'En kvote stanser nye podder: {quote}',
  'reason.AdmissionRefused': 'Klyngen avviser nye podder: {quote}',
  'reason.ImagePullFailed':
    'Avbildningen {image} til beholderen {container} kan ikke hentes: {quote}',
  'reason.ImageMissing':
    'Avbildningen {image} til beholderen {container} finnes ikke: {quote}',
  'reason.ImageAccessDenied':
    'Registeret gir ikke adgang til avbildningen {image} til beholderen {container}, eller den finnes ikke: {quote}',
  'reason.ImageRateLimited':
    'Registeret har fått for mange forespørsler til å gi ut avbildningen {image} til beholderen {container}: {quote}',
  'reason.RegistryUnreachable':
    'Registeret med avbildningen {image} til beholderen {container} kan ikke nås: {quote}',
  'reason.ImageNameInvalid':
    'Navnet {image} i beholderen {container} er ikke navnet på en avbildning: {quote}',
  'reason.ImageWrongPlatform':
    'Avbildningen {image} til beholderen {container} er ikke laget for denne typen node: {quote}',
  'reason.ConfigurationMissing':
    'Beholderen {container} kan ikke settes opp eller lages: {quote}',
  'reason.OutOfMemory':
    'Beholderen {container} drepes fordi den bruker mer minne enn grensen: {quote}',
  'reason.CrashLoop': 'Beholderen {container} krasjer om igjen: {quote}',
  'reason.KilledByProbe':
    'Beholderen {container} drepes om igjen fordi helsesjekken feiler: {quote}',
  'reason.KeepsCompleting':
    'Beholderen {container} avslutter uten feil om igjen, og skal kjøre videre: {quote}',
  'reason.ContainerFailed':
    'Beholderen {container} avsluttet med feil: {quote}',
  'reason.VolumeUnavailable': 'Et volum er ikke tilgjengelig: {quote}',
  'reason.Unschedulable': 'Ingen node kan ta podden: {quote}',
  'reason.UnschedulableLabel':
    'Ingen node har merkelappene podden ber om, {what}: {quote}',
  'reason.UnschedulableTaint':
    'Podden tåler ikke merket (taint) {what} på nodene: {quote}',
  'reason.UnschedulableResource':
    'Ingen node som ellers passer, har nok {what} ledig: {quote}',
  'reason.UnschedulablePort':
    'Port {what} er opptatt på alle noder som ellers passer: {quote}',
  'reason.UnschedulableVolume':
    'Ingen node som ellers passer, når volumet til kravet {what}: {quote}',
  'reason.UnschedulablePlacement':
    'Ingen node oppfyller poddens regler om naboer, {what}: {quote}',
  'reason.UnschedulableClosed':
    'Alle noder som ellers passer, er stengt for nye podder: {quote}',
  'reason.SandboxFailed':
    'Noden får ikke laget sandkassen til podden, som oftest på grunn av nettverket: {quote}',
  'reason.NodeRefused': 'Noden {node} avviser podden: {quote}',
  'reason.NodeLost': 'Noden {node} svarer ikke: {quote}',
  'reason.Evicted': 'Noden {node} har kastet ut podden: {quote}',
  'reason.HeldByGate': 'En planleggingssperre holder podden tilbake: {quote}',
  'reason.ReadinessGatePending':
    'En klarhetssperre har hindret podden i å være klar siden {since}: {quote}',
  'reason.ProbeFailing':
    'Beholderen {container} kjører, men har ikke vært klar siden {since}, fordi helsesjekken feiler: {quote}',
  'reason.Running': 'Kjører og er klar.',
  'reason.Completed': 'Fullført.',
  'reason.PodPending': 'Starter.',
  'reason.PodInitializing': 'Oppstartsbeholderen {container} kjører.',
  'reason.SchedulingGated':
    'Holdes tilbake av planleggingssperren {gate} til kontrolleren dens løfter den.',
  'reason.NotReady': 'Kjører, ikke klar ennå.',
  'reason.ResizeInfeasible':
    'Kjører som før; noden {node} kan aldri endre størrelsen som ønsket: {quote}',
  'reason.ResizeFailing':
    'Kjører; noden {node} får ikke til å endre størrelsen: {quote}',
  'reason.ResizeDeferred':
    'Kjører som før; noden {node} har ikke plass til å endre størrelsen ennå: {quote}',
  'reason.ResizeInProgress':
    'Kjører; noden {node} er i ferd med å endre størrelsen.',
  'reason.JobRunning': 'Kjører: {succeeded} lyktes, {active} i gang.',
  'reason.JobEnding':
    '{succeeded} lyktes; venter på at {terminating} podder avslutter.',
  'reason.JobIndexesFailed':
    'Indeksene {failedIndexes} har feilet for godt: {succeeded} lyktes, {active} i gang.',
  'reason.JobManagedElsewhere':
    'Kjøres av {manager}, ikke av Kubernetes selv: {succeeded} lyktes, {active} i gang.',
  'reason.LastJobSucceeded': 'Siste kjøring, {job}, ble fullført.',
  'reason.LastJobRunning': 'Gjeldende kjøring, {job}, er ikke ferdig.',
  'reason.LastRunSucceeded':
    'Siste kjøring, {lastSchedule}, lyktes; jobben er borte.',
  'reason.LastRunFailed':
    'Siste kjøring, {lastSchedule}, lyktes ikke; jobben er borte. Det lyktes sist {lastSuccess}.',
  'reason.RunsMissed':
    'Satt opp ({schedule}), men {missed} kjøringer er uteblitt siden {since}.',
  'reason.RunNeverEnds':
    'Kjøringen {job} har holdt på siden {since}; {missed} til skulle ha startet imens.',
  'reason.ScheduleInvalid': 'Oppsettet ({schedule}) kan ikke leses: {quote}',
  'reason.NeverRun': 'Satt opp ({schedule}); ingen kjøring er kjent.',
  'reason.Current': 'I den tilstanden den skal være i.',
  'reason.Reconciling': 'Kontrolleren arbeider med den: {quote}',
  'reason.ConditionFalse': 'Tilstanden {condition} melder vansker: {quote}',
  'reason.SpecSuspended': 'Stilt i bero.',
  'reason.Idle': 'Skalert til null til det er noe å gjøre.',
  'reason.AddressPending': 'Venter på adresse fra lastbalansereren.',
  'reason.VolumePending': 'Venter på et volum.',
  'reason.VolumeLost': 'Volumet bak er tapt.',
  'reason.VolumeFaulted': 'Ingen kopi av volumet kan brukes.',
  'reason.RedundancyLost': 'I bruk med færre kopier enn ønsket.',
  'reason.BudgetUnmet':
    '{healthy} podder er friske, og budsjettet krever {desired}.',
  'reason.InstancesNotReady': '{ready} av {desired} instanser er klare.',
  'reason.MachinesNotReady':
    '{available} av {desired} maskiner er tilgjengelige, {updated} oppdatert.',
  'reason.SpecInvalid': 'Spesifikasjonen er ikke gyldig: {quote}',
  'reason.RolloutAborted':
    'Utrullingen ble avbrutt og går tilbake til den stabile versjonen: {quote}',
  'reason.CertificateExpired': 'Det utløp {notAfter}.',
  'reason.SyncFailed': 'Siste synkronisering feilet: {quote}',
  'reason.OutOfSync': 'Klyngen er ulik kilden.',
  'reason.ResourcesMissing': 'Noen av ressursene finnes ikke i klyngen.',
  'reason.PhaseProgressing': 'Underveis, i fasen {phase}.',
  'reason.PhaseFailed': 'I fasen {phase}: {quote}',
  'reason.PhaseUnknown':
    'Fasen {phase} sier verken at det lyktes eller feilet.',
  'reason.Unreadable':
    'Feltet {field} har ikke den formen denne typen er kjent for.',
  'reason.FinalizerStuck':
    'Under sletting siden {since}: blir stående til kontrolleren som satte {finalizer}, har ryddet opp.',
  'reason.DeletionWaitsForUse':
    'Under sletting siden {since}: blir stående så lenge noe bruker det ({finalizer}).',
  'reason.DeletionWaitsForDependents':
    'Under sletting siden {since}: blir stående til det som hører til, er borte ({finalizer}).',
  'reason.DeletionBlocked':
    'Under sletting siden {since}, og holdt igjen: {quote}',
  'reason.Declared': 'Det finnes; ingenting må skje for at {kind} skal gjelde.',
  'reason.NoEvidence':
    'Statusen sier ingenting som denne versjonen kan lese tilstanden ut av.',
  'reason.PartialEvidence':
    'Bare en del er kjent: {known}. Ingenting sier om alt virker.',
  'reason.EvidenceForbidden':
    'Portalen får ikke lese {kind}, og uten dem kan ingen si om det virker.',
  'reason.EvidencePending':
    '{kind} er ikke lest ennå, og uten dem kan ingen si om det virker.',
  'reason.NoEndpoints': 'Uoppnåelig: ingen pod står bak ({selector}).',
  'reason.EndpointsNotReady': 'Ingen av de {total} podene bak er klare.',
  'reason.BackendMissing':
    'Rullet ut eller ikke, uoppnåelig herfra: {backend} finnes ikke.',
  'reason.BackendPortMissing':
    'Rullet ut eller ikke, uoppnåelig herfra: {backend} har ingen port {port}.',
  'reason.BackendNotServing': 'Uoppnåelig: ingenting er klart bak {backend}.',
  'reason.ParentMissing':
    'Rullet ut eller ikke, uoppnåelig herfra: {parent} finnes ikke.',
  'reason.ParentSilent': '{parent} har ikke sagt ennå om ruten blir tatt imot.',
  'reason.ParentUnanswered':
    'Uoppnåelig herfra: {parent} svarer ikke. Den finnes ikke, eller ingen kontroller betjener den.',
  'reason.VolumeUnused': 'Bundet, og ikke brukt av noen pod: {quote}',
  'reason.UserNeeded': 'Venter på et menneske, i fasen {phase}: {quote}',
  'reason.NotFound': 'Finnes ikke i klyngen.',
  'reason.ClusterUnreachable': 'Ukjent siden {since}: klyngen svarer ikke.',
  'reason.NotJudged': 'Ikke lest ennå.',
};
