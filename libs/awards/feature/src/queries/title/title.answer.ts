import {
  pendingOf,
  procedureOf,
  overdueClocks,
  TITLE_ACTS,
  titleCatalogue,
  type Appeal,
  type Candidate,
  type MayTitle,
  type OverdueClock,
  type Naming,
  type Pending,
  type Plaque,
  type Procedure,
  type ProcedureStep,
  type RaisedTrigger,
  type Readiness,
  type Removal,
  type Standing,
  type Title,
  type TitleConferred,
  type TitleRow,
  type Validity,
} from '@gongjian/awards-domain';
import type { OpenedRow } from '@gongjian/shared-records';
import {
  basis,
  clock,
  day,
  exact,
  fileReference,
  historyAnswerOf,
  id,
  maybeLate,
  moment,
  names,
  officer,
  personalText,
  personNamed,
  reason,
  revision,
  subjectAsOf,
  unitAsOf,
} from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { ground } from '../../reading/answers.js';

export interface TitleAnswer {
  readonly id: string;
  readonly revision: string;
  readonly status: Standing;
  readonly valid: boolean;
  readonly pending: Pending;
  readonly procedure: ProcedureStep;
  readonly programmeId: string;
  readonly version: number;
  readonly key: string;
  readonly grade: string;
  readonly subject: OpenedRow<Title['subject']>;
  readonly naming: OpenedRow<Naming> | null;
  readonly validity: OpenedRow<Validity> | null;
  readonly plaque: OpenedRow<Plaque> | null;
  readonly conferral: OpenedRow<TitleConferred> | null;
  readonly until: OpenedRow<Title['until']>;
  readonly suspendedBy: Title['suspendedBy'];
  readonly candidates: readonly OpenedRow<Candidate>[];
  readonly questions: OpenedRow<Title['questions']>;
  readonly readiness: OpenedRow<Readiness> | null;
  readonly importing: OpenedRow<Title['importing']>;
  readonly recognising: OpenedRow<Title['recognising']>;
  readonly downgrading: OpenedRow<Title['downgrading']>;
  readonly ending: OpenedRow<Title['ending']>;
  readonly triggers: readonly OpenedRow<RaisedTrigger>[];
  readonly removalProcedure: OpenedRow<Procedure> | null;
  readonly removals: readonly OpenedRow<Removal>[];
  readonly annullingNaming: OpenedRow<Title['annullingNaming']>;
  readonly missed: OpenedRow<Title['missed']>;
  readonly overdue: readonly OverdueClock[];
  readonly correction: OpenedRow<Title['correction']>;
  readonly may: MayTitle | null;
  readonly changedAt: string;
}

export function titleAnswerOf(row: OpenedRow<TitleRow>, at: bigint, may: MayTitle | null): TitleAnswer {
  const { title } = row;
  const known = title as unknown as Title;
  return {
    id: row.id,
    revision: String(at),
    status: row.status,
    valid: row.valid,
    pending: pendingOf(known),
    procedure: procedureOf(known),
    programmeId: row.programmeId,
    version: row.version,
    key: row.key,
    grade: row.grade,
    subject: title.subject,
    naming: title.naming,
    validity: title.naming === null ? null : title.validity,
    plaque: title.plaque,
    conferral: row.conferral,
    until: title.until,
    suspendedBy: title.suspendedBy,
    candidates: Object.values(title.candidates),
    questions: title.questions,
    readiness: title.readiness,
    importing: title.importing,
    recognising: title.recognising,
    downgrading: title.downgrading,
    ending: title.ending,
    triggers: title.triggers,
    removalProcedure: title.procedure,
    removals: title.removals,
    annullingNaming: title.annullingNaming,
    missed: title.missed,
    overdue: overdueClocks(known),
    correction: title.correction,
    may,
    changedAt: row.changedAt,
  };
}

const pinned = { programme: id, version: z.int(), rules: z.int(), key: z.string() };
const place = { titleId: id, subject: subjectAsOf, ...pinned, grade: z.string() };
const text = personalText;

const resultSeen = z
  .strictObject({
    roundId: id.nullable(),
    sheetId: id.nullable(),
    resultEventId: id,
    resultOn: day,
    applicationId: id.nullable(),
  })
  .meta({ id: 'ResultSeen', description: '所依据的评定结果。The result it stands on.' });

const validity: z.ZodType<Validity> = z
  .strictObject({ from: day, to: day.nullable(), endsAt: moment.nullable(), renewalOpensOn: day.nullable() })
  .meta({
    id: 'TitleValidity',
    description: '有效期；to 为 null 表示长期。Until when it is valid; null: without end.',
  });

const naming: z.ZodType<OpenedRow<Naming>> = z
  .strictObject({
    ...pinned,
    namingId: id,
    slateId: id.nullable(),
    names,
    grade: z.string(),
    on: day,
    resultOn: day,
    result: resultSeen.nullable(),
    watchRevision: z.int(),
    removedOn: day.nullable(),
    documentNumber: z.string(),
    by: z.array(officer),
    imported: z
      .strictObject({ awardedBy: z.enum(['own', 'outside']), authority: names, document: fileReference })
      .exactOptional()
      .meta({
        description:
          '录入的既有称号：由谁授予、依据的文件。Of one entered as a fact: who awarded it, and its document.',
      }),
  })
  .meta({ id: 'TitleNaming', description: '据以持有称号的命名。The naming it is held by.' });

const plaque: z.ZodType<Plaque> = z
  .strictObject({ number: z.string().nullable(), on: day })
  .meta({ id: 'TitlePlaque' });

const conferral: z.ZodType<OpenedRow<TitleConferred>> = z
  .strictObject({
    ...place,
    namingId: id,
    plaqueNumber: z.string().nullable(),
    on: day,
    place: text,
    handedBy: personNamed.nullable(),
    by: officer,
    ...maybeLate,
  })
  .meta({ id: 'TitleConferral' });

const candidate: z.ZodType<OpenedRow<Candidate>> = z
  .strictObject({
    listed: z.strictObject({
      ...place,
      ...resultSeen.shape,
      slateId: id,
      assessors: z.array(id).exactOptional(),
      rank: z.int().nullable(),
      total: exact.nullable(),
      basis,
    }),
    grade: z.string(),
    rank: z.int().nullable(),
    total: exact.nullable(),
    resultEventId: id,
    resultOn: day,
    struck: z.boolean(),
  })
  .meta({ id: 'TitleCandidate', description: '在哪份建议名单上。As it stands on a list.' });

const readiness: z.ZodType<OpenedRow<Readiness>> = z
  .strictObject({
    ready: z.strictObject({
      ...place,
      slateId: id,
      noticeId: id.nullable(),
      result: resultSeen.nullable(),
      resultOn: day,
      purpose: z.enum(['naming', 'renewal']),
      notBefore: day,
      basis,
    }),
    signature: z
      .strictObject({
        titleId: id,
        slateId: id,
        grade: z.string(),
        documentNumber: z.string(),
        minutesNumber: z.string().nullable(),
        watchRevision: z.int(),
        on: day,
        by: officer,
        ...maybeLate,
      })
      .nullable(),
  })
  .meta({
    id: 'TitleReadiness',
    description: '可以签署；已签一人时有 signature。Ready to be signed; who signed first.',
  });

const foreign = {
  awardedBy: z.enum(['own', 'outside']),
  authority: names,
  documentNumber: z.string(),
  document: fileReference,
  namedOn: day,
  validUntil: day.nullable(),
  plaqueNumber: z.string().nullable(),
};
const importing: z.ZodType<OpenedRow<Title['importing']>> = z
  .strictObject({ ...place, ...foreign, importId: id, names, by: officer })
  .meta({ id: 'TitleImport' })
  .nullable();

const recognising: z.ZodType<OpenedRow<Title['recognising']>> = z
  .strictObject({
    ...place,
    recognitionId: id,
    fromTitleId: id,
    predecessor: subjectAsOf,
    names,
    validity,
    plaqueNumber: z.string().nullable(),
    documentNumber: z.string(),
    by: officer,
  })
  .meta({ id: 'TitleRecognition' })
  .nullable();

const downgrading: z.ZodType<OpenedRow<Title['downgrading']>> = z
  .strictObject({ titleId: id, to: z.string(), reason, on: day.exactOptional(), by: officer, ...maybeLate })
  .nullable();

const ending: z.ZodType<OpenedRow<Title['ending']>> = z
  .strictObject({
    titleId: id,
    why: z.enum(['merged', 'closed', 'abolished']),
    successor: subjectAsOf.nullable(),
    on: day,
    by: officer,
    ...maybeLate,
  })
  .nullable();

const trigger: z.ZodType<OpenedRow<RaisedTrigger>> = z
  .strictObject({
    raised: z.strictObject({
      titleId: id,
      number: z.int(),
      namingId: id,
      trigger: z.string(),
      names,
      clause: z.string(),
      consequence: z.enum(['removeByRule', 'proposeRemoval', 'warn', 'suspend', 'downgrade', 'end']),
      confirm: z.enum(['none', 'one', 'two']),
      grounds: z.array(ground),
      completedBy: id,
      watchRevision: z.int(),
      lower: z.string().nullable(),
      due: clock.nullable(),
      basis,
    }),
    status: z.enum(['raised', 'confirmed', 'dismissed', 'superseded']),
    confirmedBy: z.array(officer),
    confirmedOn: day.nullable(),
    dismissal: z
      .strictObject({ titleId: id, number: z.int(), on: day.exactOptional(), reason, by: officer, ...maybeLate })
      .nullable(),
  })
  .meta({ id: 'RaisedTrigger', description: '触发的情形及其确认。A trigger that fired, and who confirmed it.' });

const way = z.enum(['inPerson', 'post', 'notice', 'electronic']);
const told = z.strictObject({
  titleId: id,
  factIds: z.array(id),
  way,
  on: day,
  statementUntil: clock,
  by: officer,
  ...maybeLate,
});
const statement = z.strictObject({
  titleId: id,
  text,
  files: z.array(fileReference),
  on: day,
  by: officer,
  ...maybeLate,
});
const answer = z.strictObject({ titleId: id, answer: text, on: day, by: officer, ...maybeLate });

const procedure: z.ZodType<OpenedRow<Procedure>> = z
  .strictObject({
    proposal: z.strictObject({
      titleId: id,
      cause: z.enum(['office', 'trigger', 'suspensionOver']),
      trigger: z.string().nullable(),
      grounds: z.array(ground),
      clause: z.string(),
      publishedClause: z.string().nullable(),
      on: day,
      proposer: officer.nullable(),
      confirmedBy: z.array(officer),
      basis,
      ...maybeLate,
    }),
    told: told.nullable(),
    statement: statement.nullable(),
    answer: answer.nullable(),
    signature: z
      .strictObject({
        titleId: id,
        documentNumber: z.string(),
        minutesNumber: z.string(),
        document: fileReference.nullable(),
        on: day,
        by: officer,
        ...maybeLate,
      })
      .nullable(),
  })
  .meta({
    id: 'RemovalProcedure',
    description: '摘牌程序：提议、告知、陈述申辩、答复、签署。The procedure of a removal.',
  });

const cascade = z.array(
  z.strictObject({
    key: z.string(),
    of: z.enum(['same', 'parent']),
    consequence: z.enum(['proposeRemoval', 'suspend', 'warn']),
  }),
);

const removed = z
  .strictObject({
    ...place,
    removalId: id,
    names,
    plaqueNumber: z.string().nullable(),
    mode: z.enum(['byRule', 'byDecision']),
    trigger: z.string().nullable(),
    grounds: z.array(ground),
    clause: z.string(),
    publishedClause: z.string().nullable(),
    authority: unitAsOf,
    proposer: officer.nullable(),
    by: z.array(officer),
    confirmedBy: z.array(officer),
    minutesNumber: z.string().nullable(),
    documentNumber: z.string().nullable(),
    document: fileReference.nullable(),
    decidedAt: moment,
    effectiveOn: day,
    told: z.strictObject({ way, on: day }).nullable(),
    statement: z.strictObject({ text, files: z.array(fileReference), on: day }).nullable(),
    answer: z.strictObject({ answer: text, on: day }).nullable(),
    appeal: z.strictObject({ way: z.literal('inWriting'), to: unitAsOf, until: clock }),
    cascade,
    clocks: z.strictObject({ signedDocument: clock.nullable(), served: clock, plaque: clock.nullable() }),
    basis,
    ...maybeLate,
  })
  .meta({ id: 'TitleRemovedDecision', description: '摘牌决定。The decision that removed it.' });

const ofRemoval = { titleId: id, removalId: id };
const done = { ...ofRemoval, on: day, by: officer, ...maybeLate };

const appeal: z.ZodType<OpenedRow<Appeal>> = z
  .strictObject({
    received: z.strictObject({
      ...done,
      appealId: id,
      text,
      files: z.array(fileReference),
      late: z.boolean(),
      replyDue: clock.nullable(),
    }),
    decided: z
      .strictObject({
        ...ofRemoval,
        appealId: id,
        outcome: z.enum(['upheld', 'dismissed']),
        findings: text,
        by: officer,
        basis,
        ...maybeLate,
      })
      .nullable(),
  })
  .meta({ id: 'RemovalAppeal' });

const standing = z.enum(['named', 'conferred', 'warned', 'suspended']);
const suspendedBy = z.enum(['trigger', 'leader', 'renewalMissed']);
const before = z
  .strictObject({
    standing,
    naming,
    grade: z.string(),
    validity,
    plaque: plaque.nullable(),
    until: clock.nullable(),
    suspendedBy: suspendedBy.nullable(),
    since: day,
  })
  .meta({
    id: 'HeldBefore',
    description: '此前的状态；撤销决定后恢复为此。As it was before; and is again when annulled.',
  });

const ended = z.strictObject({
  ...place,
  why: z.enum(['merged', 'closed', 'abolished', 'trigger']),
  successor: subjectAsOf.nullable(),
  trigger: z.int().nullable(),
  clause: z.string().nullable(),
  grounds: z.array(ground),
  on: day,
  by: z.array(officer),
  basis,
  ...maybeLate,
});

const annulledBecause = z.enum(['withdrawnReport', 'appealUpheld', 'error']);
const removal: z.ZodType<OpenedRow<Removal>> = z
  .strictObject({
    removed,
    before,
    ended: ended.nullable(),
    factIds: z.array(id),
    signed: z
      .strictObject({
        ...ofRemoval,
        documentNumber: z.string(),
        document: fileReference,
        signer: officer,
        by: officer,
        ...maybeLate,
      })
      .nullable(),
    served: z.strictObject({ ...done, way, appealUntil: clock }).nullable(),
    published: z.strictObject({ ...done, channels: z.array(z.string()) }).nullable(),
    recovered: z.strictObject({ ...done, plaqueNumber: z.string() }).nullable(),
    lost: z.strictObject({ ...done, plaqueNumber: z.string(), reason }).nullable(),
    privileges: z.strictObject({ ...done, which: z.array(z.string()) }).nullable(),
    filed: z.strictObject({ ...done, receipt: z.string() }).nullable(),
    appeals: z.array(appeal),
    causes: z.array(z.strictObject({ ...ofRemoval, factId: id })),
    annulment: z
      .strictObject({ ...ofRemoval, why: annulledBecause, reason, on: day.exactOptional(), by: officer, ...maybeLate })
      .nullable(),
    annulled: z
      .strictObject({
        ...place,
        removalId: id,
        why: annulledBecause,
        reason,
        restored: z.strictObject({ standing, validity, until: clock.exactOptional() }).nullable(),
        on: day.exactOptional(),
        by: z.tuple([officer, officer]),
        basis,
        ...maybeLate,
      })
      .nullable(),
    followUp: z
      .strictObject({
        ...place,
        removalId: id,
        clause: z.string(),
        authority: unitAsOf,
        roundId: id.nullable(),
        basis,
      })
      .nullable(),
  })
  .meta({ id: 'TitleRemoval', description: '一次摘牌及其后续。One removal and what followed.' });

const correction: z.ZodType<OpenedRow<Title['correction']>> = z
  .strictObject({
    titleId: id,
    correctionId: id,
    corrects: id,
    correction: z.discriminatedUnion('field', [
      z.strictObject({ field: z.literal('plaqueNumber'), value: z.string().nullable() }),
      z.strictObject({ field: z.literal('documentNumber'), value: z.string() }),
    ]),
    reason,
    proposedBy: officer,
  })
  .nullable();

const mayAct = z.union([z.literal(true), z.strictObject({ code: z.string(), zh: z.string(), en: z.string() })]);

export const titleAnswer: z.ZodType<TitleAnswer> = z
  .strictObject({
    id,
    revision,
    status: z.enum([
      'none',
      'named',
      'conferred',
      'warned',
      'suspended',
      'removed',
      'expired',
      'ended',
      'namingAnnulled',
    ]),
    valid: z
      .boolean()
      .meta({ description: '是否有效：警告中有效，暂停中不计。A warned title is valid, a suspended one not.' }),
    pending: z.enum(['candidate', 'ready', 'signedOnce']).nullable(),
    procedure: z.enum(['raised', 'proposed', 'told', 'answered']).nullable(),
    programmeId: id,
    version: z.int(),
    key: z.string(),
    grade: z.string(),
    subject: subjectAsOf,
    naming: naming.nullable(),
    validity: validity.nullable(),
    plaque: plaque.nullable(),
    conferral: conferral.nullable(),
    until: clock.nullable(),
    suspendedBy: suspendedBy.nullable(),
    candidates: z.array(candidate),
    questions: z
      .array(z.strictObject({ titleId: id, slateId: id, namingId: id, objectionId: id, reason, by: officer }))
      .meta({
        description:
          '命名后才认定成立的异议；是否撤销命名由两人决定。Objections upheld after the naming: two people may annul it.',
      }),
    readiness: readiness.nullable(),
    importing,
    recognising,
    downgrading,
    ending,
    triggers: z.array(trigger),
    removalProcedure: procedure.nullable(),
    removals: z.array(removal),
    annullingNaming: z
      .strictObject({ titleId: id, namingId: id, reason, on: day.exactOptional(), by: officer, ...maybeLate })
      .nullable(),
    missed: z.array(z.strictObject({ factId: id, what: z.enum(['renewal', 'plaque']), on: day })),
    overdue: z
      .array(
        z.strictObject({
          clock: z.enum(['confirm', 'signedDocument', 'served', 'appealReply', 'plaque']),
          of: z.string(),
          until: clock,
        }),
      )
      .meta({
        description:
          '逾期仍未办的：确认、补签文件、送达、申诉答复、收回牌匾。Still owed after its time: to confirm, to sign, to serve, to answer an appeal, to get the plaque back.',
      }),
    correction,
    may: z.record(z.enum(TITLE_ACTS), mayAct).nullable().meta({
      description:
        '你此刻能办什么，不能办的说明缘由；回看（asOf）时为 null。What you may do now, and why not; null as of a past moment.',
    }),
    changedAt: moment,
  })
  .meta({ id: 'Title' });

export const titleHistoryAnswer = historyAnswerOf('TitleHistory', Object.keys(titleCatalogue.types));
