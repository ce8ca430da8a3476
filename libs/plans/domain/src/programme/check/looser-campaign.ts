import type { ProgrammeDefinition, PublishableDefinition } from '@gongjian/plans-contracts';
import { isAsStrict } from '@gongjian/shared-kernel';
import { implies } from './check-grading.js';
import { GRAVITY } from './check-honours.js';
import type { Say } from './faults.js';
import { atLeastAsLong, byCode, daysBind, daysKept, holdsAll, isAmong, isAsFar, OFTEN } from './looser-parts.js';

/** Founding, subjects, facts, rectification, escalation and honours of a definition that follows another. */
export function compareCampaign(parent: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  compareFounding(parent, child, say);
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

/** What has ended above is not carried on below, and what needs an approval to be started again needs one. */
function compareFounding({ founding, historic }: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  const { endsOn, cycleYears } = child.founding;
  if (founding?.endsOn !== undefined && (endsOn === undefined || endsOn > founding.endsOn)) {
    say('/founding/endsOn', 'looserThanParent');
  }
  if (founding !== undefined && cycleYears > founding.cycleYears) say('/founding/cycleYears', 'looserThanParent');
  if (historic === true && child.historic !== true) say('/historic', 'parentMissing');
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

function compareHonours(parent: ProgrammeDefinition, child: PublishableDefinition, say: Say): void {
  const { circulars, barred, countsIn } = parent.honours ?? {};
  const mine = child.honours;
  for (const { code, of, every } of countsIn ?? []) {
    const [found, at] = byCode(mine?.countsIn ?? [], code, '/honours/countsIn');
    if (found === undefined) say(at, 'parentMissing', code);
    else if (found.of !== of || !isAsFar(OFTEN, found.every, every)) say(at, 'looserThanParent');
  }
  if (circulars !== undefined) {
    const { grades, fromBottom, statement } = circulars;
    if (mine?.circulars === undefined) say('/honours/circulars', 'parentMissing');
    else if (
      !holdsAll(mine.circulars.grades ?? [], grades ?? []) ||
      spares(parent, child, grades ?? [], mine.circulars.grades ?? []) ||
      (fromBottom !== undefined &&
        (mine.circulars.fromBottom === undefined || !isAsStrict(fromBottom, mine.circulars.fromBottom))) ||
      !daysKept(mine.circulars.statement, statement)
    ) {
      say('/honours/circulars', 'looserThanParent');
    }
  }
  if (barred === undefined) return;
  if (mine?.barred === undefined) say('/honours/barred', 'parentMissing');
  else if (
    !holdsAll(mine.barred.grades, barred.grades) ||
    spares(parent, child, barred.grades, mine.barred.grades) ||
    !atLeastAsLong(mine.barred.for, barred.for)
  ) {
    say('/honours/barred', 'looserThanParent');
  }
}

/** Whether a grade of its own takes some out of those that are listed: it asks less than any that is not, and is not listed. */
function spares(
  parent: ProgrammeDefinition,
  child: PublishableDefinition,
  listed: readonly string[],
  mine: readonly string[],
): boolean {
  const theirs = parent.grading?.grades;
  if (theirs === undefined || listed.length === 0) return false;
  const free = theirs.filter(({ code }) => !listed.includes(code));
  return (child.grading?.grades ?? []).some(
    ({ code, when }) =>
      !mine.includes(code) &&
      !theirs.some((grade) => grade.code === code) &&
      !free.some((grade) => implies(when, grade.when)),
  );
}
