import * as assessments from '@gongjian/assessments-domain';
import * as awards from '@gongjian/awards-domain';
import * as plans from '@gongjian/plans-domain';
import * as shared from '@gongjian/shared-domain';
import fc from 'fast-check';
import type { Outcome } from '../campaigns.js';
import { codesOf, typesOf } from './expected.js';
import { withGuardedDomain } from './guards/guarded-domain.js';
import { fateOf, isInReach } from './guards/guards.js';
import type { Guard } from './guards/take-out.js';
import { Dice } from './dice.js';
import type { Context } from './kind.js';
import { kinds } from './kinds.js';
import type { Domains } from './life.js';
import { Counts, live, livesAbout } from './lives.js';

type Report = (line: string) => void;

const DOMAINS: Domains = { assessments, awards, plans, shared };
/** Of a hundred lives, in at least one. */
const SELDOM = 100;
/** Fewer lives say nothing about what is seldom met. */
const ENOUGH_TO_COUNT = 2_000;

/** Random lives of campaigns: nothing that must never be comes of them, and everything that may happen does. */
export async function runLives(seed: number, lives: number, report: Report): Promise<Outcome> {
  const counts = new Counts();
  const details = await fc.check(
    fc.asyncProperty(livesAbout(kinds), async (drawn) => {
      live(kinds, DOMAINS, drawn, counts);
      if (counts.lives % 1_000 === 0) report(`${counts.lives} lives`);
    }),
    { numRuns: lives, seed, endOnFailure: true },
  );
  const problems = details.failed ? [String((details.errorInstance as Error | null)?.message)] : [];
  const met = leastMet(counts);
  if (!details.failed && lives >= ENOUGH_TO_COUNT) problems.push(...seldomMet(met, Math.floor(lives / SELDOM)));
  const { accepted, refused } = counts;
  return {
    problems,
    facts: {
      ...{ lives: counts.lives, accepted, refused, events: met.types.length, seldomEvent: met.types[0]?.lives ?? 0 },
      ...{ refusals: met.codes.length, seldomRefusal: met.codes[0]?.lives ?? 0 },
      ...{ decisions: met.decisions.length, seldomDecision: met.decisions[0]?.lives ?? 0 },
    },
  };
}

interface Met {
  readonly what: string;
  readonly lives: number;
}

/** In how many lives each was met, what is most seldom first. */
function leastMet(counts: Counts) {
  const by = (names: readonly string[], met: ReadonlyMap<string, number>): readonly Met[] =>
    names.map((what) => ({ what, lives: met.get(what) ?? 0 })).sort((a, b) => a.lives - b.lives);
  return {
    types: by(typesOf(DOMAINS), counts.types),
    codes: by(codesOf(kinds), counts.codes),
    decisions: by([...counts.decisions], counts.recomputed),
  };
}

function seldomMet({ types, codes, decisions }: ReturnType<typeof leastMet>, atLeast: number): readonly string[] {
  const seldom = (of: readonly Met[]): readonly Met[] => of.filter(({ lives }) => lives < atLeast);
  return [
    ...seldom([...types, ...codes]).map(({ what, lives }) => `${what} in ${lives} lives, not in ${atLeast}`),
    ...seldom(decisions).map(({ what, lives }) => `${what} made again in ${lives} lives, not in ${atLeast}`),
  ];
}

const CONTEXTS: readonly Context[] = ['assessments', 'awards', 'plans', 'shared'];

/**
 * Takes out the guards of deciders one at a time: every one is missed by some life.
 *
 * @param atMost that many, chosen by the seed; absent: all
 * @param lives at most that many for each
 */
export async function runGuards(
  seed: number,
  { atMost, lives }: { readonly atMost?: number; readonly lives: number },
  report: Report,
): Promise<Outcome> {
  const problems: string[] = [];
  const facts = { guards: 0, found: 0, lives: 0 };
  const share = atMost === undefined ? Number.MAX_SAFE_INTEGER : Math.ceil(atMost / CONTEXTS.length);
  for (const context of CONTEXTS) {
    const own = kinds.filter((kind) => kind.context === context);
    await withGuardedDomain(context, async (domain) => {
      const domains = { ...DOMAINS, [context]: domain.exports };
      const known = domain.guards.filter(isInReach);
      for (const guard of drawn(known, share, seed)) {
        const fate = fateOf(guard, { kinds: own, domains, domain, seed, lives });
        facts.guards += 1;
        facts.lives += fate.lives;
        if (fate.found === null) problems.push(`${guard.place} is not missed: ${guard.text}`);
        else facts.found += 1;
      }
      report(`${context}: ${facts.found} of ${facts.guards} guards are missed when they are gone`);
    });
  }
  return { problems, facts };
}

function drawn(guards: readonly Guard[], atMost: number, seed: number): readonly Guard[] {
  if (guards.length <= atMost) return guards;
  const dice = new Dice(seed);
  const left = [...guards];
  return Array.from({ length: atMost }, () => left.splice(dice.below(left.length), 1)).flat();
}
