/** The sentences of verdicts in Norwegian bokmål. */
export const reasonsNb = {
  'reason.RolledOut': 'Rullet ut: {available} av {desired} tilgjengelige.',
  'reason.PartitionRolledOut':
    'Delvis utrulling fullført: {updated} podder på ny revisjon, resten holdes av partisjon {partition}.',
  'reason.OnDelete':
    'Oppdateres bare når podder slettes; {outdated} podder kjører ennå en eldre mal.',
  'reason.SpecNotObserved':
    'Venter på at kontrolleren ser den siste endringen.',
  'reason.Updating': '{updated} av {desired} podder er oppdatert.',
  'reason.OldPending': '{old} gamle podder venter på å stanse.',
  'reason.NotYetAvailable': '{available} av {desired} podder er tilgjengelige.',
  'reason.NotYetReady': '{ready} av {desired} podder er klare.',
  'reason.RevisionPending':
    '{updated} podder er på revisjon {revision}; utrullingen er ikke ferdig.',
  'reason.Deleting': 'Blir slettet.',
  'reason.Paused': 'På pause: {updated} av {desired} podder er oppdatert.',
  'reason.ScaledToZero': 'Skalert til null med vilje.',
  'reason.Superseded': 'Avløst av en nyere revisjon.',
  'reason.JobSuspended': 'Stilt i bero.',
  'reason.ProgressDeadlineExceeded':
    'Utrullingen kom ikke videre innen fristen: {available} av {desired} podder er tilgjengelige.',
  'reason.ReplicaFailure': 'Podder kan ikke opprettes: {quote}',
  'reason.NothingAvailable':
    'Den var rullet ut, men ingen av {desired} podder har vært tilgjengelig det siste minuttet.',
  'reason.PodFailed': 'Podden feilet: {quote}',
  'reason.JobFailed': 'Jobben feilet: {quote}',
  'reason.LastJobFailed': 'Siste kjøring, {job}, feilet: {quote}',
  'reason.QuotaExceeded': 'En kvote stanser nye podder: {quote}',
  'reason.AdmissionRefused': 'Klyngen avviser nye podder: {quote}',
  'reason.ImagePullFailed':
    'Avbildningen {image} til beholderen {container} kan ikke hentes: {quote}',
  'reason.ConfigurationMissing':
    'Beholderen {container} kan ikke settes opp eller lages: {quote}',
  'reason.OutOfMemory':
    'Beholderen {container} drepes fordi den bruker mer minne enn grensen: {quote}',
  'reason.CrashLoop': 'Beholderen {container} krasjer om igjen: {quote}',
  'reason.VolumeUnavailable': 'Et volum er ikke tilgjengelig: {quote}',
  'reason.Unschedulable': 'Ingen node kan ta podden: {quote}',
  'reason.ProbeFailing':
    'Beholderen {container} kjører, men helsesjekken feiler: {quote}',
  'reason.Running': 'Kjører og er klar.',
  'reason.Completed': 'Fullført.',
  'reason.PodPending': 'Starter.',
  'reason.NotReady': 'Kjører, ikke klar ennå.',
  'reason.JobRunning': 'Kjører: {succeeded} lyktes, {active} i gang.',
  'reason.LastJobSucceeded': 'Siste kjøring, {job}, ble fullført.',
  'reason.LastJobRunning': 'Gjeldende kjøring, {job}, er ikke ferdig.',
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
