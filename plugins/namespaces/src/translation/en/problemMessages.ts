/** Reasons, by the rule that gives them. */
export const problemMessages = {
  problem: {
    required: 'Choose one.',
    'too-long': 'At most {{max}} characters.',
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
  },
} as const;
