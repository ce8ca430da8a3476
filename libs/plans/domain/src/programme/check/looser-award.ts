import type { Award, ProgrammeDefinition, PublishableDefinition, Trigger } from '@gongjian/plans-contracts';
import { isAsStrict } from '@gongjian/shared-kernel';
import { implies } from './check-grading.js';
import type { Say } from './faults.js';
import { isHigherOrEqual } from './levels.js';
import { atLeastAsLong, byCode, daysBind, daysKept, holdsAll, isAsFar, ROLES, same } from './looser-parts.js';
import { standsIn } from './looser-rounds.js';

/** Naming, watch and removal of a definition that follows another. */
export function compareAward(
  parent: ProgrammeDefinition,
  theirs: Award,
  child: PublishableDefinition,
  mine: Award,
  say: Say,
): void {
  compareTitle(theirs, mine, say);
  for (const trigger of theirs.triggers) {
    const [found, at] = byCode(mine.triggers, trigger.code, '/award/triggers');
    if (found === undefined) say(at, 'parentMissing', trigger.code);
    else if (!triggerKept(found, trigger, heldAs(trigger.grades ?? [], parent, child))) say(at, 'looserThanParent');
  }
  compareNotice(theirs, mine, say);
  compareClocks(theirs, mine, say);
  compareEnds(theirs, mine, say);
  const longest = theirs.validity?.years ?? parent.founding?.cycleYears ?? Infinity;
  if ((mine.validity?.years ?? child.founding.cycleYears) > longest) say('/award/validity', 'looserThanParent');
  compareRenewal(parent, theirs, child, mine, say);
  if (theirs.followUp !== undefined) {
    if (mine.followUp === undefined) say('/award/followUp', 'parentMissing');
    else if (mine.followUp.when !== 'atOnce' && !same(mine.followUp, theirs.followUp)) {
      say('/award/followUp', 'looserThanParent');
    }
  }
  compareRollUp(theirs, mine, say);
  compareCascade(theirs, mine, say);
}

function compareTitle({ title, signing }: Award, mine: Award, say: Say): void {
  if (!isHigherOrEqual(mine.title.decidedBy, title.decidedBy)) say('/award/title/decidedBy', 'looserThanParent');
  if (title.plaque && !mine.title.plaque) say('/award/title/plaque', 'looserThanParent');
  if (!isAsFar(ROLES, mine.signing.by, signing.by)) say('/award/signing/by', 'looserThanParent');
}

function compareNotice({ notice }: Award, mine: Award, say: Say): void {
  if (notice === undefined) return;
  if (mine.notice === undefined) say('/award/notice', 'parentMissing');
  else if (
    !daysKept(mine.notice.days, notice.days) ||
    !holdsAll(mine.notice.channels, notice.channels) ||
    !daysBind(mine.notice.reply, notice.reply)
  ) {
    say('/award/notice', 'looserThanParent');
  }
}

/** What a subject has time for, and what lasts on it. */
const LASTING = ['statement', 'appeal', 'warning', 'suspension'] as const;
/** What an office has to do. */
const BINDING = ['signedDocument', 'served', 'appealReply', 'plaque'] as const;

function compareClocks({ clocks }: Award, mine: Award, say: Say): void {
  for (const clock of LASTING) {
    const theirs = clocks[clock];
    if (theirs === undefined) continue;
    if (mine.clocks[clock] === undefined) say(`/award/clocks/${clock}`, 'parentMissing');
    else if (!daysKept(mine.clocks[clock], theirs)) say(`/award/clocks/${clock}`, 'looserThanParent');
  }
  for (const clock of BINDING) {
    if (mine.title.plaque || clock !== 'plaque') {
      if (!daysBind(mine.clocks[clock], clocks[clock])) say(`/award/clocks/${clock}`, 'looserThanParent');
    }
  }
}

const LAPSES = ['suspend', 'expire'] as const;

function compareRenewal(
  parent: ProgrammeDefinition,
  { renewal }: Award,
  child: PublishableDefinition,
  mine: Award,
  say: Say,
): void {
  if (renewal === undefined) {
    if (mine.renewal !== undefined) say('/award/renewal', 'looserThanParent');
    return;
  }
  if (mine.renewal === undefined) {
    say('/award/renewal', 'parentMissing');
    return;
  }
  const round = parent.rounds?.find(({ code }) => code === renewal.round);
  const own = child.rounds?.find(({ code }) => code === mine.renewal?.round);
  const kept = mine.renewal.round === renewal.round || round === undefined || standsIn(own, round, parent);
  if (!kept) say('/award/renewal/round', 'looserThanParent');
  if (mine.renewal.opensDaysBefore > renewal.opensDaysBefore) {
    say('/award/renewal/opensDaysBefore', 'looserThanParent');
  }
  if (!isAsFar(LAPSES, mine.renewal.lapses, renewal.lapses)) say('/award/renewal/lapses', 'looserThanParent');
}

const LOST = ['suspend', 'proposeRemoval', 'removeByRule'] as const;

function compareRollUp({ rollUp }: Award, mine: Award, say: Say): void {
  if (rollUp === undefined) {
    if (mine.rollUp !== undefined) say('/award/rollUp', 'looserThanParent');
    return;
  }
  if (mine.rollUp === undefined) {
    say('/award/rollUp', 'parentMissing');
    return;
  }
  if (!isAsStrict(mine.rollUp.share, rollUp.share)) say('/award/rollUp/share', 'looserThanParent');
  for (const member of ['level', 'members'] as const) {
    if (!same(mine.rollUp[member], rollUp[member])) say(`/award/rollUp/${member}`, 'looserThanParent');
  }
  if (!isAsFar(LOST, mine.rollUp.lost, rollUp.lost)) say('/award/rollUp/lost', 'looserThanParent');
}

const CASCADES = ['warn', 'suspend', 'proposeRemoval'] as const;

function compareCascade({ cascade }: Award, mine: Award, say: Say): void {
  for (const { on, of, titles, consequence } of cascade ?? []) {
    for (const title of titles) {
      const kept = (mine.cascade ?? []).some(
        (each) =>
          each.on === on &&
          each.of === of &&
          each.titles.includes(title) &&
          isAsFar(CASCADES, each.consequence, consequence),
      );
      if (!kept) say('/award/cascade', 'parentMissing', title);
    }
  }
}

/** What a trigger looks at. */
function factOf(on: Trigger['on']): string {
  if (on.kind === 'scoreBelow' || on.kind === 'belowStandard') return 'result';
  if (on.kind === 'deadlineMissed') return on.what === 'rectification' ? 'rectificationOverdue' : on.what;
  return on.kind;
}

/** A title that has ended is not removed any more: a trigger of its own ends none on a fact on which the parent removes. */
function compareEnds({ triggers }: Award, mine: Award, say: Say): void {
  const removes = triggers.filter(
    ({ consequence }) => consequence === 'removeByRule' || consequence === 'proposeRemoval',
  );
  mine.triggers.forEach(({ code, on, consequence }, index) => {
    if (consequence !== 'end' || triggers.some((each) => each.code === code)) return;
    if (removes.some((each) => factOf(each.on) === factOf(on))) say(`/award/triggers/${index}`, 'looserThanParent');
  });
}

/** Grades that are named here only and whose holders would hold one of these of the parent. */
function heldAs(
  grades: readonly string[],
  parent: ProgrammeDefinition,
  child: PublishableDefinition,
): readonly string[] {
  const named = (parent.grading?.grades ?? []).filter((grade) => grade.named === true);
  return (child.grading?.grades ?? [])
    .filter(({ code, named: isNamed }) => isNamed === true && !named.some((grade) => grade.code === code))
    .filter(({ when }) => grades.includes(named.find((grade) => implies(when, grade.when))?.code ?? ''))
    .map(({ code }) => code);
}

const CONFIRM = ['two', 'one', 'none'] as const;
const CONSEQUENCES = ['warn', 'downgrade', 'suspend', 'end', 'proposeRemoval', 'removeByRule'] as const;

/** Whether it goes off whenever the parent's does, as easily and as soon, with nothing milder. */
function triggerKept(child: Trigger, parent: Trigger, heldAlike: readonly string[]): boolean {
  return (
    firesAsOften(child.on, parent.on) &&
    (child.grades === undefined ||
      (parent.grades !== undefined && holdsAll(child.grades, [...parent.grades, ...heldAlike]))) &&
    isAsFar(CONFIRM, child.confirm, parent.confirm) &&
    (child.confirm === 'none' || daysBind(child.within, parent.within)) &&
    isAsFar(CONSEQUENCES, child.consequence, parent.consequence)
  );
}

function firesAsOften(child: Trigger['on'], parent: Trigger['on']): boolean {
  switch (parent.kind) {
    case 'incident':
      return child.kind === parent.kind && holdsAll(child.incidents, parent.incidents);
    case 'complaints':
      return (
        child.kind === parent.kind &&
        isAsStrict(parent.verified, child.verified) &&
        atLeastAsLong(child.within, parent.within) &&
        (child.kinds === undefined || (parent.kinds !== undefined && holdsAll(child.kinds, parent.kinds)))
      );
    case 'rectificationOverdue':
      return child.kind === parent.kind && (parent.serious || !child.serious);
    case 'scoreBelow':
      return child.kind === parent.kind && child.round === parent.round && isAsStrict(parent.total, child.total);
    case 'belowStandard':
      return child.kind === parent.kind && holdsAll(child.rounds, parent.rounds);
    case 'deadlineMissed':
      return child.kind === parent.kind && child.what === parent.what;
    default:
      return child.kind === parent.kind;
  }
}
