import { gateCatalogue, type GateRow } from '@gongjian/assessments-domain';
import { day, historyAnswerOf, id, moment, revision, sha256 } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { period } from '../../reading/answers.js';

export type GateAnswer = GateRow & { readonly revision: string };

const ofGate = { gateId: id, subjectId: id, programme: id };

export const gateAnswer: z.ZodType<GateAnswer> = z
  .strictObject({
    id,
    revision,
    subjectId: id,
    programme: id,
    status: z
      .enum(['open', 'blocked'])
      .meta({ description: '摘牌未办结时不得申报。blocked: a removal is not settled.' }),
    sheets: z.array(z.strictObject({ ...ofGate, roundId: id, sheetId: id, period })),
    endedSheets: z.array(id),
    evidence: z.array(
      z.strictObject({
        ...ofGate,
        sourceId: id,
        indicators: z.array(z.string()),
        evidence: z.array(
          z.strictObject({ evidenceId: id, version: z.int(), sha256, code: z.string().nullable(), on: day }),
        ),
        approvedOn: day,
        submitterIds: z.array(id).exactOptional().meta({ description: '报送人，须回避。Who handed it in.' }),
      }),
    ),
    application: id.nullable().meta({ description: '办理中的申报。The application under way.' }),
    blocked: z.array(id).meta({ description: '摘牌编号。Removals.' }),
    lifted: z.array(id).meta({ description: '已办结或撤销的摘牌。Removals that are settled or annulled.' }),
    changedAt: moment,
  })
  .meta({ id: 'Gate' });

export const gateHistoryAnswer = historyAnswerOf('GateHistory', Object.keys(gateCatalogue.types), z.string());
