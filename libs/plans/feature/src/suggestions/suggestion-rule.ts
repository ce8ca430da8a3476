import type { RuleVersion } from '../acting/rule-actor.js';

/** The time to answer is the deployment's: no programme version says it. */
export const DEPLOYMENT_RULE: RuleVersion = { programme: '00000000-0000-0000-0000-000000000000', version: 1 };
export const ANSWER_CLAUSE = { id: 'suggestions', name: '意见答复期限' };
