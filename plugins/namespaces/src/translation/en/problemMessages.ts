/** Reasons, by the rule that gives them. */
export const problemMessages = {
  problem: {
    'adoption-going': '“{{name}}” is being deleted.',
    'adoption-managed':
      '{{manager}} keeps “{{name}}” and would undo what the portal writes. Make it let go, then say so.',
    'adoption-protected':
      '“{{name}}” belongs to the cluster ({{pattern}}); it cannot be adopted.',
    'adoption-tenancy':
      '{{manager}} owns “{{name}}”. Change its own resource instead.',
    'cluster-full':
      'All quotas in {{cluster}} together would be {{after}}; at most {{limit}} fits. Ask for less, or choose another cluster.',
    'cluster-too-small':
      '{{asked}} is more than all of {{cluster}} can hold ({{allocatable}}). Ask for less, or choose another cluster.',
    'cluster-unknown':
      'Nobody can tell whether {{cluster}} has room for more {{resource}}: {{why}}.',
    'adoption-end':
      'An end of production takes two people. Adopt “{{name}}” without an end, then ask for one.',
    'adoption-environment':
      '“{{name}}” is marked as production, so it is adopted as production.',
    'deletion-two-people': 'Deleting production takes two people.',
    'end-two-people':
      'A sooner end of production takes two people: somebody else of {{ownerRef}} or the platform team has to agree.',
    'expiry-maximum':
      'It may live at most {{maxDays}} days at a time. Choose {{latest}} or earlier; it can be extended later.',
    'expiry-past': 'The end is in the past. Choose a later date.',
    'increase-large':
      'That is more than {{maxPercent}} % more {{resource}}; up to {{limit}} passes where use shows the need.',
    'increase-unmeasured':
      'Nobody can tell whether the {{resource}} there is is used ({{why}}), so somebody has to look.',
    'increase-unused':
      '{{used}} of {{quota}} was used; from {{percent}} % on more passes without asking.',
    'team-limit':
      '{{ownerRef}} has {{before}} and would have {{after}}; its limit is {{limit}}. Ask for less, give something back, or wait for an approver.',
    'team-unknown':
      '{{claims}} namespaces of {{ownerRef}} have a size that is not configured any more, so their sum is not known.',
    required: 'Choose one.',
    'too-long': 'At most {{max}} characters.',
    'quota-implausible':
      '{{text}} of {{resource}} is {{means}}. Did you mean {{likely}}?',
    'quota-nothing': '{{text}} of {{resource}} is {{means}}. State more.',
    'quota-required': 'Fill in all four figures.',
    'purpose-required': 'Say in a few words what it is for.',
    'environment-required': 'Choose at least one environment.',
    'name-required': 'Give it a name that goes on after {{prefix}}',
    'name-length':
      '“{{name}}” has {{length}} characters; at most {{maxLength}} are allowed.',
    'name-format':
      '“{{name}}” may have small letters a–z, digits and dashes, and must begin and end with a letter or digit.',
    'name-reserved': '“{{name}}” is reserved ({{pattern}}). Choose another.',
    'name-prefix':
      '“{{name}}” must begin with the owner’s prefix {{prefix}} and go on after it.',
    'name-squatting':
      '“{{name}}” begins with {{prefix}}, the prefix of {{ownerRef}}. Choose another.',
    'name-taken':
      '“{{name}}” is taken in {{cluster}} by {{ownerRef}}. Choose another name or cluster.',
    'name-foreign':
      '“{{name}}” is taken in {{cluster}} by a namespace the portal did not make. Choose another, or ask the platform team to adopt it.',
    'name-kept':
      '“{{name}}” in {{cluster}} stays reserved for its last owner, {{ownerRef}}. Choose another.',
    'owner-exists': '{{ownerRef}} is not a group in the catalog.',
    'owner-has-members':
      '{{ownerRef}} has no members, so nobody would look after it. Choose another owner.',
    'owner-member':
      'You are not a member of {{ownerRef}}. Ask somebody who is, or the platform team.',
    'cluster-exists':
      'Cluster {{cluster}} is not configured. Choose one of: {{known}}.',
    'cluster-reachable':
      'Cluster {{cluster}} does not answer, so nobody can tell whether the name is free. Try later, or choose another cluster.',
    'size-exists':
      'Size {{value}} is not configured. Choose one of: {{known}}.',
    'system-exists': 'System {{systemRef}} is not in the catalog.',
    'classification-exists':
      '{{value}} is not configured. Choose one of: {{known}}.',
    'cost-centre-of-others':
      'Cost centre {{value}} is not for {{ownerRef}}. Charge one of: {{known}}; or leave it out.',
    'cost-centre-stays':
      'Cost centre {{value}} would stay, and is not for {{ownerRef}}. Change the details first. It may charge: {{known}}.',
    'cost-centre-unknown':
      'There is no cost centre {{value}}. Charge one of: {{known}}; or leave it out.',
  },
} as const;
