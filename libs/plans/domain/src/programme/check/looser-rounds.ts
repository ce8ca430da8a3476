import type { ProgrammeDefinition, PublishableDefinition, RoundDefinition } from '@gongjian/plans-contracts';
import { compare, rational } from '@gongjian/shared-kernel';
import { partsOf } from './definition-parts.js';
import type { Say } from './faults.js';
import { byCode, daysBind, holdsAll, isAsFar, isAsHigh, OFTEN, same } from './looser-parts.js';

/** What a round may be laxer in. */
const MEMBERS = ['form', 'by', 'indicators', 'assessors', 'sampling', 'summarises'] as const;
type Member = (typeof MEMBERS)[number];

/** Rounds of a definition that follows another: none is left out, asks less, or is held rarer, later or by fewer. */
export function compareRounds(parent: Rounds, child: PublishableDefinition, say: Say): void {
  const mine = child.rounds ?? [];
  const theirs = parent.rounds ?? [];
  const asked = indicatorsOf(parent);
  for (const round of theirs) {
    const [found, at] = byCode(mine, round.code, '/rounds');
    if (found === undefined) {
      say(at, 'parentMissing', round.code);
      continue;
    }
    for (const member of laxer(found, round, asked)) say(`${at}/${member}`, 'looserThanParent');
    if (!opensAsOften(found.opens, round.opens)) say(`${at}/opens`, 'looserThanParent');
    if (!daysBind(found.due, round.due)) say(`${at}/due`, 'looserThanParent');
  }
  const deciding = theirs.filter(({ decides }) => decides);
  if (deciding.length === 0) return;
  mine.forEach((round, index) => {
    if (!round.decides || deciding.some(({ code }) => code === round.code)) return;
    if (!deciding.some((each) => laxer(round, each, asked).length === 0)) {
      say(`/rounds/${index}/decides`, 'looserThanParent');
    }
  });
}

/** Whether a round stands in for a round of the parent without asking less or by fewer. */
export function standsIn(child: RoundDefinition | undefined, round: RoundDefinition, parent: Rounds): boolean {
  return child !== undefined && laxer(child, round, indicatorsOf(parent)).length === 0;
}

type Rounds = Pick<ProgrammeDefinition, 'standard' | 'subjects' | 'facts' | 'rounds' | 'grading'>;

function indicatorsOf(definition: Rounds): readonly string[] {
  return partsOf(definition).indicators.map(({ node }) => node.code);
}

function laxer(child: RoundDefinition, parent: RoundDefinition, asked: readonly string[]): readonly Member[] {
  const kept: Readonly<Record<Member, boolean>> = {
    form: child.form === parent.form,
    by: isAsHigh(child.by, parent.by),
    indicators:
      child.indicators === 'all' || holdsAll(child.indicators, parent.indicators === 'all' ? asked : parent.indicators),
    assessors: assessorsKept(child.assessors, parent.assessors),
    sampling: samplingKept(child.sampling, parent.sampling),
    summarises: same(child.summarises, parent.summarises),
  };
  return MEMBERS.filter((member) => !kept[member]);
}

function opensAsOften(child: RoundDefinition['opens'], parent: RoundDefinition['opens']): boolean {
  if (child.on === 'plan' && parent.on === 'plan') return isAsFar(OFTEN, child.every, parent.every);
  return same(child, parent);
}

/** A round without assessors takes the result of others: who has some assesses by itself. */
function assessorsKept(child: RoundDefinition['assessors'], parent: RoundDefinition['assessors']): boolean {
  if (parent === undefined) return child === undefined;
  if (child === undefined || child.number < parent.number) return false;
  if (parent.number > 1 && child.combine !== parent.combine) return false;
  const { spreadAtMost } = parent;
  if (spreadAtMost === undefined) return true;
  return child.spreadAtMost !== undefined && compare(rational(child.spreadAtMost), rational(spreadAtMost)) <= 0;
}

function samplingKept(child: RoundDefinition['sampling'], parent: RoundDefinition['sampling']): boolean {
  if (parent === undefined) return true;
  if (child === undefined || child.of !== parent.of) return false;
  if ('number' in parent) return 'number' in child && child.number >= parent.number;
  return 'share' in child && compare(rational(child.share), rational(parent.share)) >= 0;
}
