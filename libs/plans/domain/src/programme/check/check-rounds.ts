import type { Indicator, PublishableDefinition, RoundDefinition } from '@gongjian/plans-contracts';
import { checkCodes } from './check-bound.js';
import type { DefinitionParts } from './definition-parts.js';
import type { Say } from './faults.js';
import { isBelowSubject } from './levels.js';
import { isPercent } from './reach.js';

/** Everything else that several assessors find counts by its majority. */
const COMBINED_AS_NUMBERS: readonly Indicator['kind'][] = ['number', 'score', 'external', 'rate'];

export function checkRounds(definition: PublishableDefinition, parts: DefinitionParts, say: Say): void {
  definition.stages.forEach(({ level }, index) => {
    const inspected = [...parts.rounds.values()].some(({ form, by }) => form === 'inspection' && by === level);
    if (level !== undefined && !inspected) say(`/stages/${index}/level`, 'stageNotInspected');
  });
  (definition.rounds ?? []).forEach((round, index) => {
    const at = `/rounds/${index}`;
    if (round.indicators !== 'all') {
      checkCodes(
        say,
        `${at}/indicators`,
        round.indicators,
        parts.indicators.map(({ node }) => node.code),
      );
    }
    if (round.opens.on === 'application' && definition.application === undefined) {
      say(`${at}/opens`, 'missing', 'application');
    }
    if (round.form === 'selfCheck' && round.decides) say(`${at}/decides`, 'selfDecides');
    checkBy(round, at, definition, say);
    checkForm(round, at, parts, say);
    checkSummary(round, at, parts, say);
  });
}

function checkBy(
  { form, by, indicators }: RoundDefinition,
  at: string,
  definition: PublishableDefinition,
  say: Say,
): void {
  if (form === 'summary') {
    if (by !== undefined) say(`${at}/by`, 'noEffect');
    if (indicators !== 'all') say(`${at}/indicators`, 'noEffect');
  } else if (by === undefined) say(`${at}/by`, 'missing');
  else if ((form === 'selfCheck') !== (by === 'self')) say(`${at}/by`, 'roundBy');
  else if (by !== 'self' && isBelowSubject(by, definition)) say(`${at}/by`, 'belowSubject');
}

function checkForm(round: RoundDefinition, at: string, parts: DefinitionParts, say: Say): void {
  if (round.form !== 'inspection') {
    if (round.assessors !== undefined) say(`${at}/assessors`, 'noEffect');
    if (round.sampling !== undefined) say(`${at}/sampling`, 'noEffect');
    return;
  }
  const { assessors, sampling } = round;
  if (assessors === undefined && round.opens.on !== 'hand') say(`${at}/assessors`, 'assessorsMissing');
  if (assessors !== undefined) {
    if (assessors.number > 1 && assessors.combine === undefined) say(`${at}/assessors/combine`, 'missing');
    if (assessors.number === 1 && assessors.combine !== undefined) say(`${at}/assessors/combine`, 'noEffect');
    const asked = parts.indicators.filter(({ node }) => asks(round, node.code));
    if (assessors.combine === 'majority' && asked.some(({ node }) => node.kind === 'score')) {
      say(`${at}/assessors/combine`, 'majorityOfScores');
    }
    if (assessors.spreadAtMost !== undefined && (assessors.combine === 'majority' || assessors.number === 1)) {
      say(`${at}/assessors/spreadAtMost`, 'noEffect');
    }
    if (assessors.combine === 'trimmedMean' && assessors.number === 2) say(`${at}/assessors/combine`, 'noEffect');
    const combines = assessors.number > 1 && assessors.combine !== undefined && assessors.combine !== 'majority';
    if (combines && !asked.some(({ node }) => COMBINED_AS_NUMBERS.includes(node.kind))) {
      say(`${at}/assessors/combine`, 'noEffect');
    }
  }
  if (sampling !== undefined && 'share' in sampling && !isPercent(sampling.share)) {
    say(`${at}/sampling/share`, 'percentRange');
  }
}

function asks(round: RoundDefinition, code: string): boolean {
  return round.indicators === 'all' || round.indicators.includes(code);
}

function checkSummary(round: RoundDefinition, at: string, parts: DefinitionParts, say: Say): void {
  const { summarises } = round;
  if (round.form !== 'summary') {
    if (summarises !== undefined) say(`${at}/summarises`, 'noEffect');
    return;
  }
  if (summarises === undefined) {
    say(`${at}/summarises`, 'missing');
    return;
  }
  if (!parts.rounds.has(summarises.round)) say(`${at}/summarises/round`, 'codeUnknown', summarises.round);
  const seen = new Set<string>();
  for (
    let code: string | undefined = round.code;
    code !== undefined;
    code = parts.rounds.get(code)?.summarises?.round
  ) {
    if (seen.has(code)) {
      say(`${at}/summarises/round`, 'summaryCycle');
      return;
    }
    seen.add(code);
  }
}
