import type { Principal } from '@gongjian/shared-access';
import { CurrentPrincipal } from '@gongjian/shared-http';
import { NotRecorded } from '@gongjian/shared-records';
import { moment } from '@gongjian/shared-records/answers';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { BREAK_REASONS } from '@gongjian/audit-domain';
import { SequencerHere } from '../sequencer-here.js';
import { TreeReading, type TreeOverview } from '../tree-reading.js';
import { TreeReaders } from '../tree-route.js';

const tree = z
  .strictObject({
    tenant: z.string().meta({ format: 'uuid' }),
    number: z
      .int()
      .meta({ description: '第几棵，从 1 起；只在一棵不能继续时增加。From 1; raised when a tree cannot go on.' }),
    origin: z.string(),
    verifierKeys: z
      .array(z.string())
      .meta({ description: '现在签名的公钥，C2SP signed-note vkey。Of the keys that sign now.' }),
    keys: z.array(
      z
        .strictObject({
          verifierKey: z.string(),
          madeAt: moment,
          retiredAt: moment.nullable(),
        })
        .meta({ id: 'TransparencyTreeKey' }),
    ),
    ended: z
      .strictObject({ at: moment, reason: z.enum(BREAK_REASONS) })
      .nullable()
      .meta({
        description:
          '何时、为什么不能继续；下一棵从头开始。When and why it could not be continued; the next begins anew with all events.',
      }),
    states: z
      .strictObject({
        received: z.int().meta({ description: '已入日志。In the log.' }),
        sequenced: z.int().nullable().meta({
          description: '已有叶子序号；由另一进程排序时为 null。Have their leaf; null while another process sequences.',
        }),
        integrated: z.int(),
        published: z.int(),
      })
      .meta({ description: '各到第几条。How many events have come so far.' }),
    publishedAt: moment.nullable(),
  })
  .meta({ id: 'TransparencyTree' });
const treeListAnswer = z.strictObject({ items: z.array(tree) }).meta({ id: 'TransparencyTrees' });
type TreeAnswer = z.output<typeof tree>;
type TreeListAnswer = z.output<typeof treeListAnswer>;

@NotRecorded()
@ApiTags('可验证日志 Transparency log')
@Controller('api/audit/v1/trees')
export class TreeListController {
  constructor(
    private readonly trees: TreeReading,
    private readonly readers: TreeReaders,
    private readonly sequencer: SequencerHere,
  ) {}

  @Get()
  @ApiOperation({ summary: '本租户的哈希树、密钥和进度 The tenant’s trees, their keys and how far they have come' })
  @ApiOkResponse({ standardSchema: treeListAnswer })
  async list(@CurrentPrincipal() principal: Principal): Promise<TreeListAnswer> {
    const listed = this.readers.listed(principal);
    const trees = (await Promise.all(listed.map((tenant) => this.trees.treesOf(tenant)))).flat();
    return { items: await Promise.all(trees.map((one) => this.answerOf(one))) };
  }

  /** Events that come go into the tree that has not ended. */
  private async answerOf(of: TreeOverview): Promise<TreeAnswer> {
    const { tenant, number, origin, keys, integrated, published: last, ended } = of;
    const sequenced = ended === null ? this.sequencer.sequencedOf(tenant) : integrated;
    const received = integrated + (ended === null ? await this.trees.waiting(of) : 0);
    return {
      tenant,
      number,
      origin,
      verifierKeys: keys.filter(({ retiredAt }) => retiredAt === null).map(({ verifierKey }) => verifierKey),
      keys: keys.map(({ verifierKey, madeAt, retiredAt }) => ({
        verifierKey,
        madeAt: madeAt.toISOString(),
        retiredAt: retiredAt?.toISOString() ?? null,
      })),
      ended: ended && { at: ended.at.toISOString(), reason: ended.reason },
      states: {
        received: Math.max(received, sequenced ?? 0),
        sequenced: sequenced === null ? null : Math.max(sequenced, integrated),
        integrated,
        published: last?.size ?? 0,
      },
      publishedAt: last?.at.toISOString() ?? null,
    };
  }
}
