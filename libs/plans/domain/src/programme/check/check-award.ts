import type { Award, PublishableDefinition, Trigger } from '@gongjian/plans-contracts';
import { holds, rational } from '@gongjian/shared-kernel';
import { checkBound, checkCodes } from './check-bound.js';
import type { DefinitionParts } from './definition-parts.js';
import type { Say } from './faults.js';
import { isBelowSubject, isHigher } from './levels.js';
import { COUNT, PERCENT, reach } from './reach.js';

const NOTICE_DAYS = 5;
const VERIFIED_FACTS = new Set(['incident', 'complaints', 'rectificationOverdue', 'belowStandard', 'membersLost']);

export function checkAward(definition: PublishableDefinition, parts: DefinitionParts, say: Say): void {
  const { award, application } = definition;
  if (award === undefined) return;
  const named = (definition.grading?.grades ?? []).filter((grade) => grade.named === true);
  if (named.length === 0) say('/award/title', 'titleWithoutGrade');
  if (isBelowSubject(award.title.decidedBy, definition)) say('/award/title/decidedBy', 'belowSubject');
  if (![...parts.rounds.values()].some(({ decides }) => decides)) say('/rounds', 'roundMissing');
  checkNotice(definition, award, say);
  checkValidity(definition, award, parts, say);
  award.triggers.forEach((trigger, index) => {
    const at = `/award/triggers/${index}`;
    checkTriggerOn(trigger, `${at}/on`, definition, parts, say);
    checkConsequence(trigger, at, award, named.length, say);
    checkCodes(say, `${at}/grades`, trigger.grades ?? [], parts.grades);
  });
  if (award.title.plaque && award.clocks.plaque === undefined) say('/award/clocks/plaque', 'clockMissing', 'plaque');
  if (!award.title.plaque && award.clocks.plaque !== undefined) say('/award/clocks/plaque', 'noEffect');
  checkFollowUp(award, parts, say);
  checkRollUp(definition, award, say);
  (award.cascade ?? []).forEach(({ titles, of }, index) => {
    if (of === 'same' && titles.includes(definition.key)) say(`/award/cascade/${index}/titles`, 'cascadeSelf');
  });
  if (application !== undefined && application.reapply.length === 0 && mayRemove(award)) {
    say('/application/reapply', 'reapplyMissing');
  }
  if (application !== undefined && award.followUp === undefined && mayRemove(award)) {
    say('/award/followUp', 'followUpMissing');
  }
}

function mayRemove({ triggers, rollUp }: Award): boolean {
  const removes = (consequence: string): boolean => consequence === 'removeByRule' || consequence === 'proposeRemoval';
  return triggers.some(({ consequence }) => removes(consequence)) || (rollUp !== undefined && removes(rollUp.lost));
}

function checkNotice({ kind }: PublishableDefinition, { notice }: Award, say: Say): void {
  if (kind === 'creation' || kind === 'commendation' || kind === 'grading') {
    if (notice === undefined) say('/award/notice', 'noticeTooShort');
    else if (notice.days.of !== 'working' || notice.days.days < NOTICE_DAYS)
      say('/award/notice/days', 'noticeTooShort');
  } else if (notice !== undefined && notice.days.days < 1) say('/award/notice/days', 'noticeTooShort');
}

function checkValidity(definition: PublishableDefinition, award: Award, parts: DefinitionParts, say: Say): void {
  const { validity, renewal, clocks } = award;
  const { cycleYears } = definition.founding;
  if (validity !== undefined && validity.years > cycleYears) say('/award/validity/years', 'validityAboveCycle');
  if (renewal === undefined) return;
  if (renewal.opensDaysBefore >= (validity?.years ?? cycleYears) * 365) {
    say('/award/renewal/opensDaysBefore', 'renewalWindow');
  }
  const round = parts.rounds.get(renewal.round);
  if (round === undefined) say('/award/renewal/round', 'codeUnknown', renewal.round);
  else if (!round.decides) say('/award/renewal/round', 'roundMissing', renewal.round);
  if (renewal.lapses === 'suspend' && clocks.suspension === undefined) say('/award/clocks/suspension', 'clockMissing');
}

function checkTriggerOn(
  { on }: Trigger,
  at: string,
  definition: PublishableDefinition,
  parts: DefinitionParts,
  say: Say,
): void {
  const roundCodes = [...parts.rounds.keys()];
  switch (on.kind) {
    case 'incident':
      checkCodes(say, `${at}/incidents`, on.incidents, parts.incidents);
      return;
    case 'complaints':
      if (definition.facts?.complaints === undefined) say(at, 'missing', 'complaints');
      checkBound(say, `${at}/verified`, on.verified, COUNT);
      if (reach(on.verified, COUNT) === 'some' && holds(on.verified, rational(0)))
        say(`${at}/verified`, 'firesOnNothing');
      checkCodes(say, `${at}/kinds`, on.kinds ?? [], parts.complaintKinds);
      return;
    case 'rectificationOverdue':
      if (definition.rectification === undefined) say(at, 'missing', 'rectification');
      return;
    case 'scoreBelow':
      checkCodes(say, `${at}/round`, [on.round], roundCodes);
      if (parts.total === null) say(`${at}/total`, 'notScored');
      else {
        const range = { from: 0, to: { n: String(parts.total.n), d: String(parts.total.d) }, places: null };
        if (reach(on.total, range) !== 'some') say(`${at}/total`, 'boundOutOfRange');
        else if (holds(on.total, parts.total)) say(`${at}/total`, 'firesOnNothing');
      }
      return;
    case 'belowStandard':
      checkCodes(say, `${at}/rounds`, on.rounds, roundCodes);
      return;
    case 'deadlineMissed': {
      const there = {
        renewal: definition.award?.renewal !== undefined,
        rectification: definition.rectification !== undefined,
        plaque: definition.award?.title.plaque === true,
      };
      if (!there[on.what]) say(`${at}/what`, 'missing', on.what);
      return;
    }
    case 'membersLost':
      if (definition.award?.rollUp === undefined) say(at, 'missing', 'rollUp');
      return;
    default:
  }
}

function checkConsequence(trigger: Trigger, at: string, { clocks }: Award, named: number, say: Say): void {
  const { on, confirm, consequence } = trigger;
  if (consequence === 'removeByRule' && !VERIFIED_FACTS.has(on.kind)) say(`${at}/consequence`, 'triggerUnsafe');
  if (on.kind === 'falsification' && confirm !== 'two') say(`${at}/confirm`, 'falsificationNeedsTwo');
  if (on.kind === 'scoreBelow' && !['proposeRemoval', 'warn', 'suspend'].includes(consequence)) {
    say(`${at}/consequence`, 'scoreNeedsPerson');
  }
  if (consequence === 'warn' && clocks.warning === undefined)
    say('/award/clocks/warning', 'clockMissing', trigger.code);
  if (consequence === 'suspend' && clocks.suspension === undefined) {
    say('/award/clocks/suspension', 'clockMissing', trigger.code);
  }
  if (consequence === 'downgrade' && named < 2) say(`${at}/consequence`, 'noEffect');
  if (confirm === 'none' && trigger.within !== undefined) say(`${at}/within`, 'noEffect');
}

function checkFollowUp({ followUp }: Award, parts: DefinitionParts, say: Say): void {
  if (followUp?.when !== 'afterPeriod') return;
  const round = parts.rounds.get(followUp.round);
  if (round === undefined) {
    say('/award/followUp/round', 'codeUnknown', followUp.round);
    return;
  }
  const { opens } = round;
  const byPeriod =
    (opens.on === 'plan' && opens.every !== 'once') || (opens.on === 'application' && opens.together !== undefined);
  if (!byPeriod) say('/award/followUp/round', 'followUpRound', followUp.round);
}

function checkRollUp({ subjects }: PublishableDefinition, { rollUp, clocks }: Award, say: Say): void {
  if (rollUp === undefined) return;
  const { level, members, share, lost } = rollUp;
  checkBound(say, '/award/rollUp/share', share, PERCENT);
  const among = subjects.who.some((who) => who.kind === members.kind && who.level === members.level);
  const below = members.level === undefined ? members.kind !== 'division' : isHigher(level, members.level);
  if (!among || !below) say('/award/rollUp/members', 'rollUpLevel');
  if (lost === 'suspend' && clocks.suspension === undefined) say('/award/clocks/suspension', 'clockMissing', 'rollUp');
}
