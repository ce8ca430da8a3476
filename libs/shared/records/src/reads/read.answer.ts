import { READ_KINDS, readCatalogueOf, type ReadRefusal, type ReadRow } from '@gongjian/shared-domain';
import { z } from 'zod';
import { historyAnswerOf, id, moment, pageOf, revision } from '../answers.js';

export type ReadAnswer = Omit<ReadRow, 'seatId' | 'refused'> & {
  readonly revision: string;
  readonly seatId: string | null;
  readonly refused: ReadRefusal | null;
};

export const readAnswer: z.ZodType<ReadAnswer> = z
  .strictObject({
    id,
    revision,
    seatId: id.nullable().meta({ description: '本地审计人员没有席位。null: an auditor of the district’s own.' }),
    personId: id,
    kind: z.enum(READ_KINDS),
    route: z.string().meta({ example: '/api/plans/v1/tasks/:id' }),
    records: z.array(z.string()).meta({ description: '地址中指明的记录。The records the address names.' }),
    filters: z.array(z.strictObject({ name: z.string(), values: z.array(z.string()) })),
    shown: z.array(z.string()).meta({ description: '答复中的记录。The records that were in the answer.' }),
    readAt: moment,
    position: z.string().nullable(),
    correlationId: z.string(),
    refused: z
      .strictObject({ status: z.int(), code: z.string() })
      .nullable()
      .meta({ description: '被拒绝的请求。Of a request that was refused.' }),
  })
  .meta({
    id: 'AuditRead',
    description: '审计人员的一次查阅：谁、凭哪个席位、何时、看了什么，或被拒绝。What an auditor read, or was refused.',
  });

export const readListAnswer = pageOf('AuditReadList', readAnswer);

export const readHistoryAnswer = historyAnswerOf('AuditReadHistory', Object.keys(readCatalogueOf('read').types));
