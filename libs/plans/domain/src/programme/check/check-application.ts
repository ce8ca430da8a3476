import type { Application, Condition, PublishableDefinition } from '@gongjian/plans-contracts';
import { checkBound, checkCodes } from './check-bound.js';
import type { DefinitionParts } from './definition-parts.js';
import type { Say } from './faults.js';
import { isHigherOrEqual } from './levels.js';
import { COUNT } from './reach.js';

const STEPS = ['recommend', 'review', 'evaluate', 'determine', 'file'] as const;
/** Levels at which an office of this deployment acts. */
const WITHIN = ['city', 'county', 'town', 'community'] as const;

export function checkApplication(definition: PublishableDefinition, parts: DefinitionParts, say: Say): void {
  const { application } = definition;
  if (application === undefined) return;
  for (const list of ['conditions', 'reapply'] as const) {
    application[list].forEach((condition, index) =>
      checkCondition(condition, `/application/${list}/${index}`, definition, parts, say),
    );
  }
  checkChain(application.chain, parts, say);
}

function checkCondition(
  condition: Condition,
  at: string,
  definition: PublishableDefinition,
  parts: DefinitionParts,
  say: Say,
): void {
  switch (condition.kind) {
    case 'daysWithout':
      checkCodes(say, `${at}/incidents`, condition.incidents, parts.incidents);
      checkBound(say, `${at}/days`, condition.days, COUNT);
      return;
    case 'complaintsWithin':
      if (definition.facts?.complaints === undefined) say(at, 'missing', 'complaints');
      checkBound(say, `${at}/verified`, condition.verified, COUNT);
      return;
    case 'holdsTitle':
      if (condition.title === definition.key) checkCodes(say, `${at}/grades`, condition.grades ?? [], parts.grades);
      return;
    case 'result':
      if (condition.of !== definition.key) return;
      if (!parts.rounds.has(condition.round)) say(`${at}/round`, 'codeUnknown', condition.round);
      checkCodes(say, `${at}/grades`, condition.grades, parts.grades);
      return;
    case 'subject':
      if (!parts.indicators.some(({ node }) => node.code === condition.indicator)) {
        say(`${at}/indicator`, 'codeUnknown', condition.indicator);
      }
      return;
    default:
  }
}

function checkChain(chain: Application['chain'], parts: DefinitionParts, say: Say): void {
  chain.forEach((step, index) => {
    const at = `/application/chain/${index}`;
    const before = chain[index - 1];
    if (before !== undefined) {
      const forward = STEPS.indexOf(step.does) - STEPS.indexOf(before.does);
      const once = step.does === 'evaluate' || step.does === 'determine';
      if (forward < 0 || (forward === 0 && once)) say(`${at}/does`, 'chainOrder');
      if (!isHigherOrEqual(step.at, before.at)) say(`${at}/at`, 'chainOrder');
    }
    checkActor(step, at, say);
    if (step.does === 'file') {
      for (const member of ['twoStep', 'mayReject'] as const) if (step[member]) say(`${at}/${member}`, 'noEffect');
    }
    checkRoundOf(step, at, parts, say);
  });
  if (chain.filter(({ does }) => does === 'determine').length !== 1) say('/application/chain', 'noDetermination');
}

function checkActor({ at: level, actedBy, does }: Application['chain'][number], at: string, say: Say): void {
  const elsewhere = does !== 'file' && !(WITHIN as readonly string[]).includes(level);
  const own = actedBy === 'town' || actedBy === 'community' ? level === actedBy : level !== 'community';
  if (elsewhere || !own) say(`${at}/actedBy`, 'chainRole');
}

function checkRoundOf(
  { does, round }: Application['chain'][number],
  at: string,
  parts: DefinitionParts,
  say: Say,
): void {
  if (does !== 'evaluate') {
    if (round !== undefined) say(`${at}/round`, 'noEffect');
    return;
  }
  if (round === undefined) {
    say(`${at}/round`, 'evaluateNeedsRound');
    return;
  }
  const found = parts.rounds.get(round);
  if (found === undefined) say(`${at}/round`, 'codeUnknown', round);
  else if (found.opens.on !== 'application') say(`${at}/round`, 'roundMissing', round);
}
