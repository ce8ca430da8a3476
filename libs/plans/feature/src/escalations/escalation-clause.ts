import type { NamedAsOf } from '@gongjian/shared-kernel';

/** Of the programme: what acts where nobody does. */
export const ESCALATION_CLAUSE: NamedAsOf = { id: 'escalation', name: '督办规则' };
