import { sheetCatalogue, type Lacking, type MayAct, type SheetAct, type SheetRow } from '@gongjian/assessments-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  fileReference,
  historyAnswerOf,
  id,
  maybeLate,
  mayOf,
  moment,
  named,
  names,
  officer,
  personalText,
  reason,
  revision,
  sha256,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { form, kind, period, pinned, placedSubject } from '../../reading/answers.js';
import { value, values } from '../../reading/value.answer.js';
import type { AskedIndicator } from './asked-indicators.js';
import { sheetResult, wayUp } from './sheet-score.answer.js';

export const SHEET_ACTS = [
  'appointAssessor',
  'withdrawAssessor',
  'standAside',
  'samplePoints',
  'fileSelfCheck',
  'fileAssessment',
  'recordAdjustment',
  'recordFinding',
  'withdrawFinding',
  'proposeFindingWithdrawal',
  'confirmFindingWithdrawal',
  'declineFindingWithdrawal',
  'proposeExternalResult',
  'confirmExternalResult',
  'declineExternalResult',
  'proposeFalsification',
  'confirmFalsification',
  'declineFalsification',
  'reopen',
  'correct',
  'confirmCorrection',
  'declineCorrection',
] as const satisfies readonly SheetAct[];

export const SHEET_STATUSES = ['open', 'waiting', 'arbitration', 'scored', 'reopened'] as const;

export type SheetAnswer = OpenedRow<SheetRow> & {
  readonly revision: string;
  readonly asked: readonly AskedIndicator[];
  readonly may: Readonly<Record<SheetAct, MayAct>> | null;
};

const sampled = z
  .strictObject({
    id: z.string(),
    kind: z.string(),
    name: z.string(),
    class: z.string().nullable(),
    division: named,
    unit: named.nullable(),
  })
  .meta({ id: 'SampledSubject', description: '抽到的点位，或户册中的序号。A point, or a place in a register.' });

const asked: z.ZodType<AskedIndicator> = z
  .strictObject({
    code: z.string(),
    kind: z.string(),
    names,
    clause: z.string().nullable(),
    component: z.string().nullable().meta({ description: '所属的上级项。The component it stands under.' }),
    required: z.boolean(),
    veto: z.boolean(),
    toldBy: z.enum(['person', 'external', 'survey', 'facts']).meta({
      description: '由人填写、外部录入、问卷得出或由记录的事实得出。Who tells its value.',
    }),
    evidence: z.array(z.strictObject({ code: z.string(), names, atLeast: z.int() })).meta({
      description: '须有的佐证材料。Evidence it needs.',
    }),
  })
  .meta({ id: 'AskedIndicator' });

const assessment = z.strictObject({
  assessor: officer,
  evidence: z.array(
    z.strictObject({ indicator: z.string(), code: z.string().nullable(), on: day, file: fileReference }),
  ),
  filedAt: moment,
  ...maybeLate,
});

const findingParts = {
  findingId: id,
  indicator: z.string().nullable(),
  serious: z.boolean(),
  what: personalText,
  pointId: id.nullable(),
  putRightOnTheSpot: z.boolean(),
  evidence: z.array(fileReference),
};

const finding = z
  .strictObject({
    ...findingParts,
    programme: id,
    version: z.int(),
    subject: placedSubject,
    foundOn: day,
    by: z.array(officer),
    recordedAt: moment,
    withdrawal: z
      .strictObject({ reason, proposedBy: officer.exactOptional(), by: officer, at: moment })
      .nullable()
      .meta({ description: '由两人确认的问题，由两人撤回。proposedBy: of a finding of two.' }),
    ...maybeLate,
  })
  .meta({ id: 'FindingRecorded' });

const external = z
  .strictObject({
    sheetId: id,
    proposalId: id,
    values,
    grade: z.string().nullable(),
    documentNumber: z.string(),
    document: fileReference,
    findings: z.array(z.strictObject(findingParts)),
    proposedBy: officer,
    ...maybeLate,
  })
  .meta({ id: 'ExternalResult' });

const falsificationParts = { sheetId: id, proposalId: id, what: z.string(), grounds: reason };

const cause = z.strictObject({ kind: z.enum(['evidence', 'correction', 'value', 'fact', 'office']), id: z.string() });

const lacking: z.ZodType<Lacking> = z
  .strictObject({
    selfCheck: z.boolean().meta({ description: '没有自评。There was no self-check.' }),
    assessments: z.int().meta({ description: '还缺几名考评员的评分。Assessors who had not filed.' }),
    externalResult: z.boolean().meta({ description: '没有外部结果。Another authority had told nothing.' }),
    indicators: z
      .array(z.string())
      .meta({ description: '没有问卷或外部数据的指标。Without survey or external figure.' }),
    arbitration: z.array(z.string()).meta({ description: '分歧未裁定的指标。One more assessor was to decide.' }),
  })
  .meta({ id: 'ScoreLacking' });

const correctionParts = {
  sheetId: id,
  correctionId: id,
  indicator: z.string(),
  value,
  reason,
  proposedBy: officer,
};

export const sheetAnswer: z.ZodType<SheetAnswer> = z
  .strictObject({
    id,
    revision,
    ...pinned,
    roundId: id,
    roundCode: z.string(),
    kind,
    form,
    status: z.enum(SHEET_STATUSES),
    subject: placedSubject,
    period,
    due: clock,
    decides: z.boolean(),
    assessors: z.int().nullable(),
    application: z.strictObject({ id, filedOn: day }).nullable(),
    enteredAt: moment,
    asked: z.array(asked).meta({ description: '本轮考评的指标。The indicators of the round.' }),
    appointed: z.array(officer),
    stoodAside: z.array(z.strictObject({ assessor: officer, reason, at: moment })),
    assessorsWithdrawn: z
      .array(z.strictObject({ assessor: officer, avoids: z.boolean(), reason, by: officer, at: moment }))
      .meta({
        description: '创建办撤销的指定；avoids：责令回避。Taken back by the office; avoids: ordered to stand aside.',
      }),
    sample: z
      .strictObject({
        seed: z.string(),
        population: z.strictObject({ count: z.int(), sha256 }),
        chosen: z.array(sampled),
        by: officer,
        basis,
      })
      .nullable(),
    selfCheck: z
      .strictObject({ values, statement: personalText, filedBy: officer, filedAt: moment, ...maybeLate })
      .nullable(),
    assessments: z.array(assessment).meta({
      description: '考评员各自的评分不单独显示；全部提交后见 score。Values of each are not shown; see `score`.',
    }),
    arbitrated: z.array(z.string()).meta({ description: '分歧过大、须另一人裁定的指标。One more assessor decides.' }),
    filled: z.array(z.strictObject({ indicator: z.string(), value, sourceId: id })),
    evidence: z.array(
      z.strictObject({
        indicator: z.string(),
        sourceId: id,
        evidence: z.array(
          z.strictObject({ evidenceId: id, version: z.int(), sha256, code: z.string().nullable(), on: day }),
        ),
      }),
    ),
    adjustments: z.array(
      z.strictObject({
        code: z.string(),
        times: z.int(),
        reason,
        evidence: z.array(fileReference),
        by: officer,
        recordedAt: moment,
      }),
    ),
    findings: z.array(finding),
    findingWithdrawal: z
      .strictObject({ sheetId: id, withdrawalId: id, findingId: id, reason, proposedBy: officer })
      .nullable()
      .meta({ description: '待另一人确认的撤回。A withdrawal another person has to confirm.' }),
    external: external.nullable(),
    externalConfirmedBy: z.array(officer).nullable(),
    falsification: z.strictObject({ ...falsificationParts, proposedBy: officer }).nullable(),
    falsifications: z.array(
      z.strictObject({
        ...falsificationParts,
        subject: placedSubject,
        programme: id,
        version: z.int(),
        foundOn: day,
        by: z.tuple([officer, officer]),
        basis,
      }),
    ),
    score: z
      .strictObject({
        values,
        result: sheetResult,
        way: wayUp,
        told: z.string().nullable().meta({ description: '对方认定的等级。The grade another authority gave.' }),
        basis,
        revision,
        scoredAt: moment,
      })
      .nullable(),
    reopenings: z.array(z.strictObject({ cause, reason: reason.nullable(), by: officer.nullable(), at: moment })),
    leftOut: z.strictObject({ lacking, at: moment }).nullable().meta({
      description: '本轮结束时未完成评分，没有评定结果；缺什么见 lacking。The round was concluded without it.',
    }),
    correction: z.strictObject(correctionParts).nullable(),
    corrections: z.array(
      z.strictObject({ ...correctionParts, was: value.nullable(), confirmedBy: officer, at: moment }),
    ),
    openedAt: moment,
    changedAt: moment,
    may: mayOf(SHEET_ACTS),
  })
  .meta({ id: 'Sheet' });

export const sheetHistoryAnswer = historyAnswerOf('SheetHistory', Object.keys(sheetCatalogue.types));
