import type { Role } from '../principal.js';

export const ACTIONS = [
  'directory.read',
  'directory.manage',
  'person.readContact',
  'person.erase',
  'role.grant',
  'role.delegate',
  'role.revokeDelegation',
  'account.bind',
  'tenant.manage',
  'operations.manage',
  'programme.read',
  'programme.manage',
  'plan.read',
  'plan.manage',
  'plan.issue',
  'task.read',
  'task.assign',
  'task.withdraw',
  'task.signFor',
  'task.refuse',
  'task.submit',
  'task.requestExtension',
  'task.decideExtension',
  'task.review.unitHead',
  'task.review.town',
  'task.review.office',
  'task.review.reviewer',
  'task.review.leader',
  'file.upload',
  'file.read',
  'history.read',
  'feed.read',
  'record.correct',
  'incident.report',
  'complaint.register',
  'slate.read',
  'slate.strike',
  'slate.approve',
  'notice.read',
  'notice.open',
  'objection.read',
  'objection.register',
  'objection.assign',
  'objection.handle',
  'objection.openIdentity',
  'honour.read',
  'honour.propose',
  'honour.decide',
  'circular.read',
  'circular.state',
] as const;
export type Action = (typeof ACTIONS)[number];

/**
 * How far a role's right to an action goes: everything of the tenant; what stands in the granted division or below
 * it; what belongs to a unit of the person's posts; what is the person's own.
 */
export type Reach = 'tenant' | 'subtree' | 'ownUnits' | 'self';

type Row = { readonly [R in Role]?: readonly Reach[] };

const EVERYONE_WHO_WORKS: Row = {
  office: ['tenant'],
  unitHead: ['tenant'],
  unitLiaison: ['tenant'],
  handler: ['tenant'],
  town: ['tenant'],
  community: ['tenant'],
  reviewer: ['tenant'],
  assessor: ['tenant'],
  leader: ['tenant'],
  auditor: ['tenant'],
};

const RESPONSIBLE_UNITS: Row = {
  unitHead: ['ownUnits'],
  unitLiaison: ['ownUnits'],
  handler: ['ownUnits'],
  town: ['ownUnits'],
  community: ['ownUnits'],
};

const READERS_OF_WORK: Row = {
  ...RESPONSIBLE_UNITS,
  office: ['subtree', 'ownUnits'],
  town: ['subtree', 'ownUnits'],
  reviewer: ['subtree'],
  leader: ['subtree'],
  auditor: ['subtree'],
};

/** Only the delegator hands an own right on. */
const DELEGATORS: Row = {
  office: ['self'],
  unitHead: ['self'],
  unitLiaison: ['self'],
  handler: ['self'],
  town: ['self'],
  community: ['self'],
  reviewer: ['self'],
  leader: ['self'],
};

/** Who may do what: the one place. What is not here is refused. */
export const POLICY: { readonly [A in Action]: Row } = {
  'directory.read': {
    ...EVERYONE_WHO_WORKS,
    systemAdmin: ['tenant'],
    securityAdmin: ['tenant'],
    auditAdmin: ['tenant'],
  },
  'directory.manage': { office: ['subtree'], systemAdmin: ['subtree'] },
  'person.readContact': {
    office: ['subtree', 'self'],
    unitHead: ['ownUnits', 'self'],
    unitLiaison: ['ownUnits', 'self'],
    handler: ['self'],
    town: ['subtree', 'ownUnits', 'self'],
    community: ['ownUnits', 'self'],
    reviewer: ['self'],
    assessor: ['self'],
    leader: ['subtree', 'self'],
    auditor: ['self'],
    systemAdmin: ['self'],
    securityAdmin: ['subtree', 'self'],
    auditAdmin: ['self'],
  },
  'person.erase': { securityAdmin: ['subtree'] },
  'role.grant': { securityAdmin: ['subtree'] },
  'role.delegate': DELEGATORS,
  'role.revokeDelegation': { ...DELEGATORS, securityAdmin: ['subtree'] },
  'account.bind': { systemAdmin: ['subtree'], securityAdmin: ['subtree'] },
  'tenant.manage': { systemAdmin: ['subtree'] },
  'operations.manage': { systemAdmin: ['subtree'] },
  'programme.read': EVERYONE_WHO_WORKS,
  'programme.manage': { office: ['subtree'] },
  'plan.read': EVERYONE_WHO_WORKS,
  'plan.manage': { office: ['subtree'] },
  'plan.issue': { office: ['subtree'], leader: ['subtree'] },
  'task.read': READERS_OF_WORK,
  'task.assign': { office: ['subtree'] },
  'task.withdraw': { office: ['subtree'] },
  'task.signFor': { ...RESPONSIBLE_UNITS, office: ['ownUnits'] },
  'task.refuse': {
    office: ['ownUnits'],
    unitHead: ['ownUnits'],
    unitLiaison: ['ownUnits'],
    town: ['ownUnits'],
    community: ['ownUnits'],
  },
  'task.submit': { ...RESPONSIBLE_UNITS, office: ['ownUnits'] },
  'task.requestExtension': { ...RESPONSIBLE_UNITS, office: ['ownUnits'] },
  'task.decideExtension': { office: ['subtree'], town: ['subtree'], leader: ['subtree'] },
  'task.review.unitHead': { unitHead: ['ownUnits'] },
  'task.review.town': { office: ['subtree'], town: ['subtree'] },
  'task.review.office': { office: ['subtree'], reviewer: ['subtree'] },
  'task.review.reviewer': { office: ['subtree'], reviewer: ['subtree'] },
  'task.review.leader': { leader: ['subtree'] },
  'file.upload': {
    office: ['tenant'],
    unitHead: ['tenant'],
    unitLiaison: ['tenant'],
    handler: ['tenant'],
    town: ['tenant'],
    community: ['tenant'],
    reviewer: ['tenant'],
    assessor: ['tenant'],
    leader: ['tenant'],
  },
  'file.read': {
    office: ['subtree', 'ownUnits', 'self'],
    unitHead: ['ownUnits', 'self'],
    unitLiaison: ['ownUnits', 'self'],
    handler: ['ownUnits', 'self'],
    town: ['subtree', 'ownUnits', 'self'],
    community: ['ownUnits', 'self'],
    reviewer: ['subtree', 'self'],
    assessor: ['self'],
    leader: ['subtree', 'self'],
    auditor: ['subtree'],
  },
  'history.read': { ...READERS_OF_WORK, auditAdmin: ['subtree'] },
  'feed.read': {
    office: ['subtree'],
    reviewer: ['subtree'],
    leader: ['subtree'],
    auditor: ['subtree'],
    auditAdmin: ['subtree'],
  },
  'record.correct': { office: ['subtree'] },
  'incident.report': { office: ['subtree'], agency: ['subtree'] },
  'complaint.register': { office: ['subtree'], town: ['subtree'], agency: ['subtree'] },
  'slate.read': { office: ['subtree'], reviewer: ['subtree'], leader: ['subtree'], auditor: ['subtree'] },
  'slate.strike': { office: ['subtree'], leader: ['subtree'] },
  'slate.approve': { leader: ['subtree'] },
  'notice.read': EVERYONE_WHO_WORKS,
  'notice.open': { office: ['subtree'], leader: ['subtree'] },
  'objection.read': { office: ['subtree'], reviewer: ['subtree'], leader: ['subtree'], auditor: ['subtree'] },
  'objection.register': { office: ['subtree'] },
  'objection.assign': { office: ['subtree'], leader: ['subtree'] },
  'objection.handle': { office: ['subtree'], reviewer: ['subtree'] },
  'objection.openIdentity': { leader: ['subtree'] },
  'honour.read': EVERYONE_WHO_WORKS,
  'honour.propose': { office: ['subtree'] },
  'honour.decide': { leader: ['subtree'] },
  'circular.read': READERS_OF_WORK,
  'circular.state': { office: ['subtree'], unitHead: ['ownUnits'], unitLiaison: ['ownUnits'] },
};

/** Levels at which evidence is reviewed: nobody reviews what they submitted themselves. */
export const REVIEWS: readonly Action[] = [
  'task.review.unitHead',
  'task.review.town',
  'task.review.office',
  'task.review.reviewer',
  'task.review.leader',
];

/** Reviews that are a unit's own; at the others nobody reviews what their unit submitted. */
export const REVIEWS_WITHIN_THE_UNIT: readonly Action[] = ['task.review.unitHead'];

/** Acts that nobody does to themselves. */
export const NEVER_ON_ONESELF: readonly Action[] = ['role.grant', 'account.bind'];
