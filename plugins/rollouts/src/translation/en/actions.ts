/** Words of what can be done to a workload. */
export const actionTexts = {
  action: {
    label: 'Actions on {{name}}',
    rollback: 'Roll back',
    restart: 'Restart',
    scale: 'Scale',
    pause: 'Pause',
    resume: 'Resume',
    cancel: 'Cancel',
    close: 'Close',
    done: {
      rollback: '{{name}} is being rolled back',
      restart: '{{name}} is being restarted',
      scale: '{{name}} is being scaled',
      pause: '{{name}} is paused',
      resume: '{{name}} goes on',
    },
    unchanged: '{{name}} already was as asked: nothing was changed',
    title: {
      rollback: 'Roll back {{name}}',
      restart: 'Restart {{name}}?',
      scale: 'Scale {{name}}',
      pause: 'Pause {{name}}?',
      resume: 'Resume {{name}}?',
    },
    help: {
      restart:
        'Every pod is replaced, a few at a time, with the same template. Image and configuration stay as they are; configuration that has changed since is read anew.',
      pause:
        'Changes of the template wait until it is resumed. What runs goes on.',
      pauseCronJob: 'No new runs start until it is resumed.',
      resume: 'Changes that waited roll out now.',
      resumeCronJob: 'Runs start again as scheduled.',
    },
    replicas: 'Replicas',
    replicasNow: 'Now {{number}}',
    toZero: 'With no replica nothing answers until it is scaled up again.',
    autoscaler:
      'The autoscaler {{name}} decides the replicas, between {{min}} and {{max}}, and may change them back.',
    overrideAutoscaler: 'Scale all the same',
    reason: 'Why (optional, kept in the cluster and in the audit log)',
    confirmName: 'This is production. Type {{name}} to go on',
    conflictTitle: 'It changed in the meantime',
    conflictHelp:
      'Somebody or something changed the workload after you opened this. Nothing was done. Look at what it is now, then decide again.',
    lookAgain: 'Look again',
    failed: 'Nothing was changed: {{message}}',
    impossible: 'This cannot be done now',
  },
  rollback: {
    choose: 'Back to',
    noOlder: 'There is no older revision to go back to.',
    option: 'Revision {{revision}}',
    images: 'Images',
    template: 'What changes in the template',
    templateHelp:
      'As the cluster answered a dry run just now. Red goes, green comes.',
    same: 'The templates are equal: there is nothing to roll back.',
    keeps: 'What is not rolled back',
    keepsHelp:
      'Only the pod template goes back. Configuration, databases and everything outside the template stay as they are now.',
    configuration: {
      unchanged: 'unchanged since that revision',
      changed: 'changed since that revision',
      missing: 'is missing now',
      unknown: 'not known whether it changed',
    },
    optional: 'optional',
    warnings: 'Know before you go on',
    diffBefore: 'Now',
    diffAfter: 'After rolling back',
  },
  owner: {
    title: 'This template belongs to {{tool}}',
    named: 'This template belongs to {{tool}} ({{name}})',
    help: 'A change made here would be reverted. Make it where {{tool}} reads it from instead:',
    noHelp: 'A change made here may be reverted by it.',
    override: 'Change the cluster all the same',
    copy: 'Copy',
    copied: 'Copied',
    tool: {
      argocd: 'Argo CD',
      flux: 'Flux',
      helm: 'Helm',
      other: 'another tool',
    },
  },
} as const;
