import type { Principal } from '@gongjian/shared-access';
import { Clock, commandReused, EventStore, newAggregateId } from '@gongjian/shared-event-sourcing';
import {
  Reply,
  WriteContext,
  written,
  writeAnswer,
  type FastifyReply,
  type WriteRequest,
  type Written,
} from '@gongjian/shared-http';
import { invalidTime, ReadModels, type AsOf, type Moment } from '@gongjian/shared-projections';
import { asOf } from '@gongjian/shared-records/requests';
import { Body, Controller, Post } from '@nestjs/common';
import { ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { StateAccess } from '../../state-access.js';
import { StateWorker } from '../../state-worker.js';
import { stateInFuture, tooManyStates } from '../../states.errors.js';
import { States } from '../../states.js';

const MOST_STATES = 3;
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

const makeState = z.strictObject({ asOf }).meta({ id: 'MakeState' });
type MakeState = z.output<typeof makeState>;

@ApiTags('往期全貌 States of the past')
@Controller('api/audit/v1/states')
export class MakeStateController {
  constructor(
    private readonly access: StateAccess,
    private readonly states: States,
    private readonly worker: StateWorker,
    private readonly models: ReadModels,
    private readonly store: EventStore,
    private readonly clock: Clock,
  ) {}

  @Post()
  @ApiOperation({ summary: '重放出某一时刻的全部记录 Replay everything as it was at a moment' })
  @ApiResponse({
    status: 202,
    standardSchema: writeAnswer,
    description: '已排队，进展见 Location。Queued; Location tells how it goes.',
  })
  async make(
    @Body({ schema: makeState }) { asOf: asked }: MakeState,
    @WriteContext() { principal, commandId, now }: WriteRequest<Principal>,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    this.access.require(principal);
    const { tenant } = principal;
    const moment = await this.momentOf(asked);
    const id = newAggregateId(tenant, 'state', commandId);
    const { epoch, last } = await this.store.head();
    const head = last?.position ?? null;
    const through = 'position' in moment && (head === null || moment.position < head) ? moment.position : head;
    const made = await this.states.ask(
      { id, tenant, askedBy: principal.id, askedAt: now, moment, epoch, through },
      MOST_STATES,
    );
    if (made === null) throw tooManyStates(MOST_STATES);
    if (JSON.stringify(made.moment) !== JSON.stringify(moment)) throw commandReused();
    this.worker.wake();
    const result = { stream: '', revision: null, position: null, changed: true };
    return written(reply, { status: 202, id, result, location: `/api/audit/v1/states/${id}` });
  }

  private async momentOf(asked: AsOf): Promise<Moment> {
    if ('position' in asked) return { position: await this.models.positionOf(asked.position) };
    const milliseconds = TIME.test(asked.time) ? Date.parse(asked.time) : Number.NaN;
    if (Number.isNaN(milliseconds)) throw invalidTime();
    const time = new Date(milliseconds).toISOString();
    if (time > this.clock.now()) throw stateInFuture();
    return { time };
  }
}
