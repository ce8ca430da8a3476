import type { TitleAct, TitleRow } from '@gongjian/awards-domain';
import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, cursor, pageLimit, Reply, served, type FastifyReply } from '@gongjian/shared-http';
import type { DomainEvent, OfficerAsOf } from '@gongjian/shared-kernel';
import type { ListFilter, ProjectedRow, ProjectionDefinition } from '@gongjian/shared-projections';
import { RecordReader, type May } from '@gongjian/shared-records';
import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  circularProjection,
  commendationProjection,
  objectionProjection,
  slateProjection,
} from '../../notice-projections.js';
import { ACTION_OF, TitleOffers } from '../../titles/title-offers.js';
import { titleProjection } from '../../titles/title-projections.js';
import { circularListItemOf } from '../circular-list/circular-list.answer.js';
import { commendationListItemOf } from '../commendation-list/commendation-list.answer.js';
import { objectionListItemOf } from '../objection-list/objection-list.answer.js';
import { slateListItemOf } from '../slate-list/slate-list.answer.js';
import { titleListItemOf, type TitleListItem } from '../title-list/title-list.answer.js';
import { awardsWorkAnswer, type AwardsWorkAnswer } from './awards-work.answer.js';

const myWorkQuery = z.strictObject({
  limit: pageLimit(),
  showCursor: cursor().optional(),
  assignCursor: cursor().optional(),
  decideCursor: cursor().optional(),
  answerCursor: cursor().optional(),
  signCursor: cursor().optional(),
  conferCursor: cursor().optional(),
  confirmCursor: cursor().optional(),
  triggersCursor: cursor().optional(),
  hearCursor: cursor().optional(),
  decisionsCursor: cursor().optional(),
  carryOutCursor: cursor().optional(),
  appealsCursor: cursor().optional(),
  commendationsCursor: cursor().optional(),
  tellCursor: cursor().optional(),
  stateCursor: cursor().optional(),
  circularsCursor: cursor().optional(),
});
type MyWorkQuery = z.output<typeof myWorkQuery>;

interface Asked<Row extends object, Event extends DomainEvent, Item> {
  readonly definition: ProjectionDefinition<Row, Event>;
  readonly anyOf: readonly ListFilter[];
  readonly sort: string;
  readonly next: string | undefined;
  readonly item: (row: ProjectedRow<Row>) => Item;
  readonly keep?: (row: Row) => boolean;
}

interface Asking {
  readonly principal: Principal;
  readonly after: string | undefined;
  readonly limit: number;
}

@ApiTags('我的工作 My work')
@Controller('api/awards/v1/my-work')
export class AwardsWorkController {
  constructor(
    private readonly reader: RecordReader,
    private readonly offers: TitleOffers,
  ) {}

  @Get()
  @ApiOperation({
    summary: '我的工作：待公示的名单、待处理的异议、待签署和确认的称号、待决定的表彰和通报 What waits for me',
  })
  @ApiOkResponse({ standardSchema: awardsWorkAnswer })
  async list(
    @Query({ schema: myWorkQuery }) query: MyWorkQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<AwardsWorkAnswer> {
    const asking = { principal, after, limit: query.limit };
    const titles = (next: string | undefined, ...acts: TitleAct[]) => this.titles(asking, next, acts);
    const answer: AwardsWorkAnswer = {
      slatesToShow: await this.page(asking, {
        definition: slateProjection,
        anyOf: [
          ...(await this.reader.waitsFor(principal, 'notice.open', { status: { eq: 'prepared' } })),
          ...(await this.reader.waitsFor(principal, 'slate.approve', { status: { eq: 'prepared' } })),
        ],
        sort: 'changed_at',
        next: query.showCursor,
        item: slateListItemOf,
      }),
      ...(await this.objections(asking, query)),
      namingsToSign: await titles(query.signCursor, 'signNaming'),
      titlesToConfer: await titles(query.conferCursor, 'confer'),
      titlesToConfirm: await titles(query.confirmCursor, 'confirmImport', 'confirmRecognition', 'confirmCorrection'),
      triggersToConfirm: await titles(query.triggersCursor, 'confirmTrigger'),
      removalsToHear: await titles(query.hearCursor, 'tell', 'answerStatement'),
      decisionsToTake: await titles(
        query.decisionsCursor,
        ...(['signRemoval', 'downgrade', 'end', 'proposeAnnulment', 'signAnnulment'] as const),
        ...(['proposeNamingAnnulment', 'signNamingAnnulment'] as const),
      ),
      removalsToCarryOut: await titles(query.carryOutCursor, 'recordSignedDocument', 'serve', 'recoverPlaque'),
      appealsToAnswer: await titles(query.appealsCursor, 'decideAppeal'),
      ...(await this.honours(asking, query)),
    };
    return served(reply, answer, {});
  }

  private async objections(
    asking: Asking,
    { assignCursor, decideCursor, answerCursor }: MyWorkQuery,
  ): Promise<Pick<AwardsWorkAnswer, 'objectionsToAssign' | 'objectionsToDecide' | 'objectionsToAnswer'>> {
    const { principal } = asking;
    const mine = { handler_id: { eq: principal.id }, status: { eq: 'handled' } };
    const received = { status: { eq: 'received' } };
    const decided = { status: { eq: 'decided' }, lead: { eq: false } };
    const found = { definition: objectionProjection, sort: 'reply_due', item: objectionListItemOf };
    const page = async (action: May['action'], where: ListFilter, next: string | undefined) =>
      this.page(asking, { ...found, anyOf: await this.reader.waitsFor(principal, action, where), next });
    return {
      objectionsToAssign: await page('objection.assign', received, assignCursor),
      objectionsToDecide: await page('objection.handle', mine, decideCursor),
      objectionsToAnswer: await page('objection.handle', decided, answerCursor),
    };
  }

  private async honours(
    asking: Asking,
    query: MyWorkQuery,
  ): Promise<
    Pick<AwardsWorkAnswer, 'commendationsToDecide' | 'circularsToTell' | 'circularsToState' | 'circularsToDecide'>
  > {
    const { principal } = asking;
    const today = this.reader.today();
    const open = { in: ['drafted', 'told'] };
    const circulars = { definition: circularProjection, sort: 'changed_at', item: circularListItemOf };
    const notMine = (by: OfficerAsOf | null): boolean => by?.personId !== principal.id;
    return {
      commendationsToDecide: await this.page(asking, {
        definition: commendationProjection,
        anyOf: await this.reader.waitsFor(principal, 'honour.decide', { status: { eq: 'proposed' } }),
        sort: 'changed_at',
        next: query.commendationsCursor,
        item: commendationListItemOf,
        keep: ({ proposed }) => notMine(proposed.by),
      }),
      circularsToTell: await this.page(asking, {
        ...circulars,
        anyOf: await this.reader.waitsFor(principal, 'honour.propose', {
          status: { eq: 'drafted' },
          statement_until: { eq: null },
        }),
        next: query.tellCursor,
      }),
      circularsToState: await this.page(asking, {
        ...circulars,
        anyOf: await this.reader.waitsFor(principal, 'circular.state', {
          status: { eq: 'told' },
          statement_until: { from: today },
        }),
        next: query.stateCursor,
        keep: ({ stated }) => stated === null,
      }),
      circularsToDecide: await this.page(asking, {
        ...circulars,
        anyOf: await this.reader.waitsFor(principal, 'honour.decide', {
          status: open,
          statement_until: { before: today },
        }),
        next: query.circularsCursor,
        keep: ({ drafted }) => notMine(drafted.by),
      }),
    };
  }

  /** Whose act it is says the policy, of each title; what somebody began waits for another. */
  private async titles(
    asking: Asking,
    next: string | undefined,
    acts: readonly TitleAct[],
  ): Promise<AwardsWorkAnswer['namingsToSign']> {
    const { principal } = asking;
    const actions = [...new Set(acts.map((act) => ACTION_OF[act]))];
    const anyOf = await Promise.all(
      actions.map((action) =>
        this.reader.waitsFor(principal, action, {
          waits: { overlaps: acts.filter((act) => ACTION_OF[act] === action) },
        }),
      ),
    );
    const found = await this.page(asking, {
      definition: titleProjection,
      anyOf: anyOf.flat(),
      sort: 'changed_at',
      next,
      item: (row) => row,
    });
    const items = await Promise.all(found.items.map(async (row) => this.mine(principal, row, acts)));
    return { items: items.filter(({ waits }) => waits.length > 0), next: found.next };
  }

  private async mine(
    principal: Principal,
    row: ProjectedRow<TitleRow>,
    acts: readonly TitleAct[],
  ): Promise<TitleListItem> {
    const { title, waits } = row.row;
    const asked = waits.filter(({ act }) => acts.includes(act));
    const mine = await Promise.all(asked.map((awaited) => this.offers.waitsFor(principal, title, awaited)));
    return {
      ...titleListItemOf(row),
      waits: [...new Set(asked.filter((_, place) => mine[place]).map(({ act }) => act))],
    };
  }

  private async page<Row extends object, Event extends DomainEvent, Item>(
    { principal, after, limit }: Asking,
    { definition, anyOf, sort, next, item, keep = () => true }: Asked<Row, Event, Item>,
  ): Promise<{ items: Item[]; next: string | null }> {
    const page = await this.reader.waiting(definition, { principal, after }, anyOf, {
      sort: { column: sort, direction: 'asc' },
      limit,
      ...(next === undefined ? {} : { cursor: next }),
    });
    return { items: page.rows.filter(({ row }) => keep(row)).map(item), next: page.next };
  }
}
