import type { Indicator } from '@gongjian/plans-contracts';
import { sameFacts, type Basis, type BasisInput, type LocalDate } from '@gongjian/shared-kernel';
import { basisOf } from '../pinned.js';
import { assessmentRulesOf, type AssessmentRules } from '../rules/assessment-rules.js';
import type { Value, Values } from '../rules/value.js';
import type { ScoringRules, SheetInputs } from '../rules/v2/sheet-result.js';
import type { Scoring } from './sheet.commands.js';
import type { Lacking, SheetEvent, SheetScored } from './sheet.events.js';
import { evidencePieces, evolveSheet, type OpenedSheet } from './sheet-state.js';

export function rulesOf({ opened }: OpenedSheet): AssessmentRules {
  return assessmentRulesOf(opened.rules);
}

/** What the round asks, told by one kind of source or by all. */
export function askedOf(
  state: OpenedSheet,
  { standard, round }: ScoringRules,
  source?: ReturnType<AssessmentRules['sourceOf']>,
): readonly Indicator[] {
  const rules = rulesOf(state);
  return rules
    .askedIndicators(standard, round)
    .filter((indicator) => source === undefined || rules.sourceOf(indicator) === source);
}

export function sheetBasis({ opened, revision }: OpenedSheet, docket: Scoring['docket']): Basis {
  const inputs: BasisInput[] = [{ stream: `sheet-${opened.sheetId}`, revision: String(revision) }];
  if (docket !== null) inputs.push({ stream: docket.stream, revision: docket.revision });
  return basisOf(opened, inputs);
}

/** The events with the score that follows from them. `state` is the one before them. */
export function withScore(
  state: OpenedSheet,
  events: readonly SheetEvent[],
  values: Values,
  { scoring, docket }: Scoring,
  told: string | null = null,
): readonly SheetEvent[] {
  return [...events, { type: 'SheetScored', data: scoreOf(state, events, values, { scoring, docket }, told) }];
}

function scoreOf(
  state: OpenedSheet,
  events: readonly SheetEvent[],
  values: Values,
  { scoring, docket }: Scoring,
  told: string | null,
): SheetScored {
  const after = events.reduce(evolveSheet, state) as OpenedSheet;
  const { sheetId } = state.opened;
  return { sheetId, values, ...scored(after, values, { scoring, docket }), told, basis: sheetBasis(state, docket) };
}

/** What these values come to on a sheet as it stands. */
export function scored(
  sheet: OpenedSheet,
  values: Values,
  { scoring, docket }: Scoring,
): Pick<SheetScored, 'result' | 'way'> {
  const rules = rulesOf(sheet);
  const result = rules.sheetResult(scoring, inputsOf(sheet, values, docket));
  return { result, way: rules.shortestWay(scoring, result) };
}

export function inputsOf(sheet: OpenedSheet, values: Values, docket: Scoring['docket']): SheetInputs {
  const { subject, period, application, enteredAt } = sheet.opened;
  return {
    class: subject.class,
    period,
    docket: docket?.facts ?? [],
    appliedOn: application?.filedOn ?? null,
    values,
    evidence: evidencePieces(sheet),
    adjustments: sheet.adjustments,
    enteredAt,
  };
}

/** The revision of the docket that a score stands on; -1: nothing was known then. */
export function docketSeen({ basis: { inputs } }: SheetScored): bigint {
  if ('count' in inputs) return -1n;
  const docket = inputs.find(({ stream }) => stream.startsWith('docket-'));
  return docket === undefined ? -1n : BigInt(docket.revision);
}

/** What the assessors found and what was filled in, or the indicators on which they are too far apart. */
export function combined(
  state: OpenedSheet,
  { round }: ScoringRules,
  indicators: readonly Indicator[],
): { readonly values: Values } | { readonly apart: readonly string[] } {
  const how = { combine: 'mean' as const, ...round.assessors };
  const needed = state.opened.assessors ?? 0;
  const arbiters = state.assessments.slice(needed);
  const values: Record<string, Value> = { ...state.filled };
  const apart: string[] = [];
  for (const indicator of indicators) {
    const { code } = indicator;
    const arbiter = arbiters.map((filed) => filed.values[code]).find((value) => value !== undefined);
    const found = state.assessments.slice(0, needed).flatMap((filed) => {
      const value = filed.values[code];
      return value === undefined ? [] : [value];
    });
    if (found.length === 0 && arbiter === undefined) continue;
    const value = arbiter ?? rulesOf(state).combineValues(indicator, how, found);
    if (value === null) apart.push(code);
    else values[code] = value;
  }
  return apart.length > 0 ? { apart } : { values };
}

/** Surveys and external figures that are still to come. */
export function awaited(state: OpenedSheet, scoring: ScoringRules): readonly string[] {
  const { class: ofClass } = state.opened.subject;
  return [...askedOf(state, scoring, 'survey'), ...askedOf(state, scoring, 'external')]
    .filter(({ classes }) => classes === undefined || (ofClass !== null && classes.includes(ofClass)))
    .map(({ code }) => code)
    .filter((code) => !Object.hasOwn(state.filled, code));
}

/** What the score of a sheet that is not scored is short of. */
export function lackingOf(state: OpenedSheet, scoring: ScoringRules): Lacking {
  const { opened, selfCheck, assessments, arbitrated } = state;
  const told = opened.kind === 'external';
  return {
    selfCheck: opened.form === 'selfCheck' && !told && selfCheck === null,
    assessments: Math.max(0, (opened.assessors ?? 0) - assessments.length),
    externalResult: told,
    indicators: told ? [] : awaited(state, scoring),
    arbitration: arbitrated ?? [],
  };
}

/** The score, once all assessors are in and everything that is filled in is there; else what has to come first. */
export function whenComplete(
  state: OpenedSheet,
  events: readonly SheetEvent[],
  scoring: Scoring,
): readonly SheetEvent[] {
  const after = events.reduce(evolveSheet, state) as OpenedSheet;
  if (after.assessments.length < (after.opened.assessors ?? 0)) return events;
  const asked = askedOf(state, scoring.scoring, 'person');
  const found = combined(after, scoring.scoring, asked);
  if ('apart' in found) {
    if (sameFacts(found.apart, after.arbitrated)) return events;
    return [...events, { type: 'ArbitrationAsked', data: { sheetId: state.opened.sheetId, indicators: found.apart } }];
  }
  return awaited(after, scoring.scoring).length > 0 ? events : withScore(state, events, found.values, scoring);
}

export function notBefore({ opened }: OpenedSheet): LocalDate {
  return opened.period.from;
}
