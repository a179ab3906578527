/** Reasons, by the rule that gives them, in Norwegian bokmål. */
export const problemMessages = {
  'problem.adoption-going': '«{{name}}» slettes.',
  'problem.adoption-managed':
    '{{manager}} holder på «{{name}}» og ville gjøre om det portalen skriver. Få det til å slippe, og si så fra.',
  'problem.adoption-protected':
    '«{{name}}» hører til klyngen ({{pattern}}); det kan ikke overtas.',
  'problem.adoption-tenancy':
    '{{manager}} eier «{{name}}». Endre heller dets egen ressurs.',
  'problem.cluster-full':
    'Alle kvoter i {{cluster}} til sammen ville bli {{after}}; høyst {{limit}} får plass. Be om mindre, eller velg en annen klynge.',
  'problem.cluster-too-small':
    '{{asked}} er mer enn hele {{cluster}} har plass til ({{allocatable}}). Be om mindre, eller velg en annen klynge.',
  'problem.cluster-unknown':
    'Ingen kan si om {{cluster}} har plass til mer {{resource}}: {{why}}.',
  'problem.adoption-end':
    'Å avslutte produksjon krever to personer. Overta «{{name}}» uten sluttdato, og be om en etterpå.',
  'problem.adoption-environment':
    '«{{name}}» er merket som produksjon, så det overtas som produksjon.',
  'problem.deletion-two-people': 'Å slette produksjon krever to personer.',
  'problem.end-two-people':
    'En tidligere slutt for produksjon krever to personer: noen andre i {{ownerRef}} eller plattformteamet må være enige.',
  'problem.expiry-maximum':
    'Det kan leve høyst {{maxDays}} dager om gangen. Velg {{latest}} eller tidligere; det kan forlenges senere.',
  'problem.expiry-past': 'Slutten er i fortiden. Velg en senere dato.',
  'problem.increase-large':
    'Det er over {{maxPercent}} % mer {{resource}}; opp til {{limit}} går gjennom der bruken viser behovet.',
  'problem.increase-unmeasured':
    'Ingen kan si om den {{resource}} som er der, brukes ({{why}}), så noen må se på det.',
  'problem.increase-unused':
    '{{used}} av {{quota}} ble brukt; fra {{percent}} % går mer gjennom uten å spørre.',
  'problem.team-limit':
    '{{ownerRef}} har {{before}} og ville få {{after}}; grensen er {{limit}}. Be om mindre, gi noe tilbake, eller vent på en godkjenner.',
  'problem.team-unknown':
    '{{claims}} navnerom hos {{ownerRef}} har en størrelse som ikke lenger finnes, så summen er ukjent.',
  'problem.required': 'Velg én.',
  'problem.too-long': 'Høyst {{max}} tegn.',
  'problem.quota-implausible':
    '{{text}} av {{resource}} er neppe ment slik. Mente du {{likely}}?',
  'problem.quota-nothing':
    'Med {{text}} av {{resource}} kan ingenting kjøre. Oppgi mer.',
  'problem.quota-required': 'Fyll ut alle fire tallene.',
  'problem.purpose-required': 'Si med få ord hva det er til.',
  'problem.environment-required': 'Velg minst ett miljø.',
  'problem.name-required': 'Gi det et navn som fortsetter etter {{prefix}}',
  'problem.name-length':
    '«{{name}}» har {{length}} tegn; høyst {{maxLength}} er tillatt.',
  'problem.name-format':
    '«{{name}}» kan ha små bokstaver a–z, sifre og bindestreker, og må begynne og slutte med bokstav eller siffer.',
  'problem.name-reserved':
    '«{{name}}» er reservert ({{pattern}}). Velg et annet.',
  'problem.name-prefix':
    '«{{name}}» må begynne med eierens prefiks {{prefix}} og fortsette etter det.',
  'problem.name-squatting':
    '«{{name}}» begynner med {{prefix}}, prefikset til {{ownerRef}}. Velg et annet.',
  'problem.name-taken':
    '«{{name}}» er tatt i {{cluster}} av {{ownerRef}}. Velg et annet navn eller en annen klynge.',
  'problem.name-foreign':
    '«{{name}}» er tatt i {{cluster}} av et navnerom portalen ikke har laget. Velg et annet, eller be plattformteamet overta det.',
  'problem.name-kept':
    '«{{name}}» i {{cluster}} er reservert for sin siste eier, {{ownerRef}}. Velg et annet.',
  'problem.owner-exists': '{{ownerRef}} er ingen gruppe i katalogen.',
  'problem.owner-has-members':
    '{{ownerRef}} har ingen medlemmer, så ingen ville passe på det. Velg en annen eier.',
  'problem.owner-member':
    'Du er ikke medlem av {{ownerRef}}. Spør noen som er det, eller plattformteamet.',
  'problem.cluster-exists':
    'Klyngen {{cluster}} er ikke satt opp. Velg en av: {{known}}.',
  'problem.cluster-reachable':
    'Klyngen {{cluster}} svarer ikke, så ingen vet om navnet er ledig. Prøv senere, eller velg en annen klynge.',
  'problem.size-exists':
    'Størrelsen {{value}} finnes ikke. Velg en av: {{known}}.',
  'problem.system-exists': 'Systemet {{systemRef}} er ikke i katalogen.',
  'problem.classification-exists':
    '{{value}} finnes ikke. Velg en av: {{known}}.',
  'problem.cost-centre-of-others':
    'Kostnadsstedet {{value}} er ikke for {{ownerRef}}. Velg et av: {{known}}; eller la det stå tomt.',
  'problem.cost-centre-stays':
    'Kostnadsstedet {{value}} ville følge med, og er ikke for {{ownerRef}}. Endre opplysningene først. Det kan belaste: {{known}}.',
  'problem.cost-centre-unknown':
    'Kostnadsstedet {{value}} finnes ikke. Velg et av: {{known}}; eller la det stå tomt.',
};
