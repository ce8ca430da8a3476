import type { PublishableDefinition } from '@gongjian/plans-contracts';
import { checkBound, checkCodes } from './check-bound.js';
import type { DefinitionParts } from './definition-parts.js';
import type { Say } from './faults.js';
import { isHigherOrEqual } from './levels.js';
import { RANK } from './reach.js';

export const GRAVITY = ['reminder', 'supervisionOrder', 'interview', 'circular'] as const;

/** Rectification, escalation, rewards and penalties. */
export function checkHonours(definition: PublishableDefinition, parts: DefinitionParts, say: Say): void {
  const { founding, rectification, escalation, honours, grading } = definition;
  if (rectification?.overdue === 'transfer' && rectification.transferTo === undefined) {
    say('/rectification/transferTo', 'missing');
  }
  if (rectification?.overdue === 'remind' && rectification.transferTo !== undefined) {
    say('/rectification/transferTo', 'noEffect');
  }
  (escalation?.steps ?? []).forEach(({ kind, afterDays, statement }, index, steps) => {
    const at = `/escalation/steps/${index}`;
    const before = steps[index - 1];
    if (before !== undefined && GRAVITY.indexOf(kind) < GRAVITY.indexOf(before.kind))
      say(`${at}/kind`, 'escalationOrder');
    if (before !== undefined && afterDays <= before.afterDays) say(`${at}/afterDays`, 'escalationOrder');
    if (kind === 'circular' && statement === undefined) say(`${at}/statement`, 'circularNeedsStatement');
    if (kind === 'reminder' && statement !== undefined) say(`${at}/statement`, 'noEffect');
  });
  if (honours === undefined) return;
  const orNone = [...parts.grades, 'none'];
  honours.commendations.forEach(({ grades, rank, approval }, index) => {
    const at = `/honours/commendations/${index}`;
    checkCodes(say, `${at}/grades`, grades ?? [], parts.grades);
    if (approval !== undefined && !isHigherOrEqual(approval.level, founding.level)) {
      say(`${at}/approval/level`, 'approvalTooLow');
    }
    if (rank === undefined) return;
    if (grading?.ranking === undefined) say(`${at}/rank`, 'rankWithoutRanking');
    checkBound(say, `${at}/rank`, rank, RANK);
    if (approval === undefined) say(`${at}/rank`, 'praiseOnly');
  });
  const { circulars, barred } = honours;
  checkCodes(say, '/honours/circulars/grades', circulars?.grades ?? [], orNone);
  if (circulars?.fromBottom !== undefined) {
    if (grading?.ranking === undefined) say('/honours/circulars/fromBottom', 'rankWithoutRanking');
    checkBound(say, '/honours/circulars/fromBottom', circulars.fromBottom, RANK);
  }
  checkCodes(say, '/honours/barred/grades', barred?.grades ?? [], orNone);
}
