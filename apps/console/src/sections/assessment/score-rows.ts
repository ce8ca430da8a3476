import type { Exact } from '@gongjian/shared-kernel';
import type { PreviewedFile } from '../../shapes/index.js';
import type { Standard } from '../../standard/definition.js';
import type { IndicatorResult, ValueFound } from '../../standard/value-in-words.js';
import type { Sheet } from './filing/filing.js';

export type ScoreRow =
  | {
      readonly kind: 'component';
      readonly code: string;
      readonly points: Exact | null;
      readonly of: Exact | null;
      readonly floor: 'met' | 'missed' | null;
      readonly starred: boolean;
    }
  | {
      readonly kind: 'indicator';
      readonly code: string;
      readonly asked: Sheet['asked'][number];
      readonly result: IndicatorResult | undefined;
      readonly value: ValueFound | undefined;
      readonly starred: boolean;
    };

/** The indicators in the order of the standard, each part of it above what it is made of. */
export function rowsOf(sheet: Sheet, standard: Pick<Standard, 'components'>): readonly ScoreRow[] {
  const { asked, score } = sheet;
  const starred = new Set(score?.result.starred);
  const parts = new Map(score?.result.components.map((component) => [component.code, component]));
  const results = new Map(score?.result.indicators.map((indicator) => [indicator.code, indicator]));
  const rows: ScoreRow[] = [];
  let above: string | null = null;
  for (const one of asked) {
    if (one.component !== null && one.component !== above && standard.components.has(one.component)) {
      const part = parts.get(one.component);
      rows.push({
        kind: 'component',
        code: one.component,
        points: part?.points ?? null,
        of: part?.of ?? null,
        floor: part?.floor ?? null,
        starred: starred.has(one.component),
      });
    }
    above = one.component;
    rows.push({
      kind: 'indicator',
      code: one.code,
      asked: one,
      result: results.get(one.code),
      value: valueOf(sheet, one.code),
      starred: starred.has(one.code),
    });
  }
  return rows;
}

/** What the score stands on; until there is one, what has come in so far. */
export function valueOf(sheet: Sheet, code: string): ValueFound | undefined {
  const { score, filled, selfCheck, form } = sheet;
  if (score !== null) return score.values[code];
  const told = filled.find(({ indicator }) => indicator === code)?.value;
  return told ?? (form === 'selfCheck' ? selfCheck?.values[code] : undefined);
}

export interface EvidenceShown {
  readonly key: string;
  readonly name: string;
  readonly on: string;
  readonly to: string | null;
  /** To be looked at in place. */
  readonly file: PreviewedFile | null;
}

/** Evidence of tasks that support the indicator, and what assessors brought. */
export function evidenceOf(sheet: Sheet, code: string): readonly EvidenceShown[] {
  const ofTasks = sheet.evidence
    .filter(({ indicator }) => indicator === code)
    .flatMap(({ sourceId, evidence }) =>
      evidence.map(({ evidenceId, version, on }) => ({
        key: evidenceId,
        name: `${evidenceId.slice(0, 8)} v${version}`,
        on,
        to: `/tasks/${sourceId}`,
        file: null,
      })),
    );
  const ofAssessors = sheet.assessments.flatMap(({ evidence }) =>
    evidence
      .filter(({ indicator }) => indicator === code)
      .map(({ file, on }) => ({
        key: file.fileId,
        name: file.fileName ?? file.sha256.slice(0, 8),
        on,
        to: null,
        file,
      })),
  );
  return [...ofTasks, ...ofAssessors];
}
