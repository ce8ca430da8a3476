import type { ProgrammeDefinition, PublishableDefinition } from '@gongjian/plans-contracts';
import { isAsStrict } from '@gongjian/shared-kernel';
import { GRAVITY } from './check-honours.js';
import type { Say } from './faults.js';
import { atLeastAsLong, byCode, daysBind, daysKept, holdsAll, isAmong, isAsFar } from './looser-parts.js';

/** Subjects, facts, rectification, escalation and honours of a definition that follows another. */
export function compareCampaign(parent: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  child.subjects.who.forEach((who, index) => {
    const among = parent.subjects.who.some(
      ({ kind, level, classes }) => kind === who.kind && level === who.level && isAmong(who.classes, classes),
    );
    if (!among) say(`/subjects/who/${index}`, 'looserThanParent');
  });
  compareFacts(parent, child, say);
  compareRectification(parent, child, say);
  compareEscalation(parent, child, say);
  compareHonours(parent, child, say);
}

function compareFacts({ facts }: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  for (const { code, verifiedBy } of facts?.incidents ?? []) {
    const [found, at] = byCode(child.facts?.incidents ?? [], code, '/facts/incidents');
    if (found === undefined) say(at, 'parentMissing', code);
    else if (found.verifiedBy !== verifiedBy) say(`${at}/verifiedBy`, 'looserThanParent');
  }
  if (facts?.complaints === undefined) return;
  const mine = child.facts?.complaints;
  for (const { code } of facts.complaints.kinds) {
    const [found, at] = byCode(mine?.kinds ?? [], code, '/facts/complaints/kinds');
    if (found === undefined) say(at, 'parentMissing', code);
  }
  if (mine !== undefined && !daysBind(mine.rectifyWithin, facts.complaints.rectifyWithin)) {
    say('/facts/complaints/rectifyWithin', 'looserThanParent');
  }
}

function compareRectification({ rectification }: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  if (rectification === undefined) return;
  const mine = child.rectification;
  if (mine === undefined) {
    say('/rectification', 'parentMissing');
    return;
  }
  if (mine.onTheSpot && !rectification.onTheSpot) say('/rectification/onTheSpot', 'looserThanParent');
  if (!daysBind(mine.due, rectification.due)) say('/rectification/due', 'looserThanParent');
  if (!daysBind(mine.serious.due, rectification.serious.due)) say('/rectification/serious/due', 'looserThanParent');
  if (mine.overdue === 'remind' && rectification.overdue === 'transfer') {
    say('/rectification/overdue', 'looserThanParent');
  }
}

function compareEscalation({ escalation }: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  for (const { code, kind, afterDays, statement } of escalation?.steps ?? []) {
    const [found, at] = byCode(child.escalation?.steps ?? [], code, '/escalation/steps');
    if (found === undefined) {
      say(at, 'parentMissing', code);
      continue;
    }
    if (!isAsFar(GRAVITY, found.kind, kind)) say(`${at}/kind`, 'looserThanParent');
    if (found.afterDays > afterDays) say(`${at}/afterDays`, 'looserThanParent');
    if (statement !== undefined && !daysKept(found.statement, statement)) say(`${at}/statement`, 'looserThanParent');
  }
}

function compareHonours({ honours }: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  const { circulars, barred } = honours ?? {};
  const mine = child.honours;
  if (circulars !== undefined) {
    const { grades, fromBottom, statement } = circulars;
    if (mine?.circulars === undefined) say('/honours/circulars', 'parentMissing');
    else if (
      !holdsAll(mine.circulars.grades ?? [], grades ?? []) ||
      (fromBottom !== undefined &&
        (mine.circulars.fromBottom === undefined || !isAsStrict(fromBottom, mine.circulars.fromBottom))) ||
      !daysKept(mine.circulars.statement, statement)
    ) {
      say('/honours/circulars', 'looserThanParent');
    }
  }
  if (barred === undefined) return;
  if (mine?.barred === undefined) say('/honours/barred', 'parentMissing');
  else if (!holdsAll(mine.barred.grades, barred.grades) || !atLeastAsLong(mine.barred.for, barred.for)) {
    say('/honours/barred', 'looserThanParent');
  }
}
