import { actor, basis, day, id, moment, names, revision, sha256, unitAsOf } from '@gongjian/shared-records/answers';
import { z } from 'zod';
import { change } from '../../histories/change.answer.js';

const stream = z.string().meta({ example: 'task-3f2a8e86-3f0f-5b0c-9a55-8f9f2f0a6b11' });
const position = z.string().meta({ description: '可作 asOf。As `asOf` takes it.' });
const row = z.unknown().meta({
  description: '查询用表中的那一行，个人信息为 null。The row that a single read is made from, personal values null.',
});

const leaf = z
  .strictObject({
    seq: z.int().meta({ description: '在本租户可验证日志中的叶子序号。Its leaf in the tenant’s tree.' }),
    proof: z.string().meta({ description: '证明文件的地址。Where its `.tlog-proof` is.' }),
  })
  .nullable()
  .meta({
    description:
      '尚无叶子，或无权查看整个日志时为 null。null: not integrated yet, or the whole log is not the reader’s.',
  });

const then = z
  .strictObject({ revision, position, recordedAt: moment, row })
  .nullable()
  .meta({ description: '那时还没有这条记录时为 null。null: there was no such record then.' });

const entry = z
  .strictObject({
    eventId: id,
    revision,
    position,
    type: z.string(),
    recordedAt: moment,
    occurredAt: moment,
    effectiveOn: day.exactOptional(),
    actor,
    onBehalfOf: actor.exactOptional(),
    channel: z.enum(['console', 'phone', 'import', 'agency', 'public', 'rule']),
    reason: z.unknown().optional(),
    basis: basis.exactOptional(),
    changes: z.array(change),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'DecidingEvent' });

const seen = z
  .strictObject({
    stream,
    revision,
    kind: z.string().nullable().meta({ example: 'assessments.sheet' }),
    id: z.string(),
    eventId: id.nullable(),
    then,
    withheld: z.enum(['notYours', 'unreadable']).nullable().meta({
      description:
        'notYours：不在席位的区划或期间内；unreadable：本系统没有这类记录。Outside the seat’s divisions or period; of no kind there is.',
    }),
    leaf,
  })
  .meta({ id: 'SeenRecord' });

export const decisionAnswer = z
  .strictObject({
    stream,
    kind: z.string().meta({ example: 'awards.title' }),
    id,
    event: entry,
    leaf,
    before: then.meta({ description: '这条事件之前的状态。The record just before the event.' }),
    basis,
    programme: z
      .strictObject({
        id,
        version: z.int(),
        names: names.nullable(),
        authority: unitAsOf,
        rules: z.int().meta({ description: '规则解释器的版本。Which interpreter reads the version.' }),
        publishedAt: moment,
        stream,
        revision,
        position,
        leaf,
      })
      .nullable()
      .meta({ description: '所依据的创建项目版本，由发布它的事件而来。The version decided under.' }),
    inputs: z.array(seen).meta({
      description:
        '决定时所见：依据中的每条记录，折叠到依据所记的版本。Every record the basis names, folded at that revision.',
    }),
    many: z
      .strictObject({
        count: z.int(),
        sha256,
        fileId: id.exactOptional(),
        found: z.boolean().meta({
          description:
            '由日志重新找出的清单与校验值一致，inputs 是其中一段。The list made again from the log has that hash; `inputs` are a part of it.',
        }),
        next: z.int().nullable().meta({ description: '下一段的 from。`from` of the next part.' }),
      })
      .nullable()
      .meta({ description: '依据过多、只记校验值时。Where the basis keeps only the hash of their list.' }),
    reproduced: z
      .strictObject({ rules: z.int(), same: z.boolean(), differences: z.array(change) })
      .nullable()
      .meta({
        description:
          '用同一版本的规则对所见重算；由人决定的，或依据不足以重算的为 null。The rules run once more on what was seen; null where a person decided.',
      }),
  })
  .meta({ id: 'DecisionContext' });
