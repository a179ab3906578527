/** Reasons, by the rule that gives them, in Norwegian bokmål. */
export const problemMessages = {
  'problem.required': 'Velg én.',
  'problem.too-long': 'Høyst {{max}} tegn.',
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
};
