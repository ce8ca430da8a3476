import fc from 'fast-check';
import type { Kind } from '../kind.js';
import { Found, type Domains } from '../life.js';
import { live, livesAbout } from '../lives.js';
import type { GuardedDomain } from './guarded-domain.js';
import type { Guard } from './take-out.js';

/** How a guard that was taken out was found; `null`: no life noticed. */
export interface Fate {
  readonly guard: Guard;
  readonly found: string | null;
  readonly lives: number;
}

const SHOWN_ONLY = 'said where acts are shown; the decider looks for what it is asked about';

/** Guards no command of a life comes to, by file and text, and why. */
const OUT_OF_REACH: Readonly<Record<string, string>> = {
  'docket.decider.ts throw docketFull(MAX_DOCKET_EVENTS);': 'thousands of facts; its spec shows it',
  'watch.decider.ts throw watchFull(MAX_WATCH_EVENTS);': 'thousands of facts; its spec shows it',
  'round-may.ts roundNotOpen(status)':
    'said where acts are shown; the decider answers a second cancelling with silence',
  'rectification-may.ts RECTIFICATION_CORRECTION.pending()':
    'said where acts are shown; before it is checked the decider corrects at once',
  'followup-may.ts FOLLOWUP_CORRECTION.pending()':
    'said where acts are shown; before it is settled the decider corrects at once',
  'followup-may.ts return nothingToCorrect();': 'said where acts are shown; the decider looks at what is corrected',
  "report-state.ts throw new RangeError('a report goes to nobody');": 'a published programme says whom it goes to',
  'filing-may.ts return FILING_REVIEW.notSubmitted();':
    'said where acts are shown; the decider asks the flow of evidence',
  'task-may.ts extensionPending()': SHOWN_ONLY,
  'task-may.ts return extensionUnknown();': SHOWN_ONLY,
  'task-may.ts return notSubmitted();': SHOWN_ONLY,
  'task-may.ts return taskCorrectionUnknown();': SHOWN_ONLY,
  'task-may.ts taskCorrectionUnknown()': SHOWN_ONLY,
  'task-may.ts nothingToReexamine()': SHOWN_ONLY,
  'plan-may.ts return correctionUnknown();': SHOWN_ONLY,
  'plan-may.ts correctionUnknown()': SHOWN_ONLY,
  'survey-may.ts return surveyCorrectionUnknown();': SHOWN_ONLY,
  'survey-may.ts surveyCorrectionUnknown()': SHOWN_ONLY,
  'circular-may.ts return unitNotTold();': SHOWN_ONLY,
  'task-may.ts taskAlreadySignedFor()':
    'said where acts are shown; the decider answers a second signature with silence',
  'task-may.ts notATaskUnit()': 'said where acts are shown; the decider looks at the unit that acts',
  'entry-correction.ts return refusals.unknown();': SHOWN_ONLY,
  'rectification-may.ts RECTIFICATION_CORRECTION.unknown()': SHOWN_ONLY,
  'followup-may.ts FOLLOWUP_CORRECTION.unknown()': SHOWN_ONLY,
  'followup-may.ts followUpNotFound()': 'said where acts are shown; the decider asks before anything else',
};

/** Whether taking it out can be missed by a life at all. */
export function isInReach({ place, text }: Guard): boolean {
  const file = place.slice(place.lastIndexOf('/') + 1).replace(/:\d+$/, '');
  return !Object.hasOwn(OUT_OF_REACH, `${file} ${text}`);
}

/** Lives with the domain of `context` taken as `domain`, without that guard, until one notices. */
export function fateOf(
  guard: Guard,
  {
    kinds,
    domains,
    domain,
    seed,
    lives,
  }: {
    readonly kinds: readonly Kind[];
    readonly domains: Domains;
    readonly domain: GuardedDomain;
    readonly seed: number;
    readonly lives: number;
  },
): Fate {
  domain.takeOut(guard);
  try {
    const own = kinds.filter(({ category }) => category === guard.of);
    const about = own.length === 0 ? kinds : own;
    const details = fc.check(
      fc.property(livesAbout(about), (drawn) => live(kinds, domains, drawn, null)),
      { numRuns: lives, seed, endOnFailure: true },
    );
    const { failed, numRuns, errorInstance } = details;
    if (failed && !(errorInstance instanceof Found)) throw errorInstance;
    return { guard, found: failed ? String((errorInstance as Found).message) : null, lives: numRuns };
  } finally {
    domain.takeOut(null);
  }
}
