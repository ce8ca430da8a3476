import type { Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import {
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type WriteRequest,
  type Written,
} from '@gongjian/shared-http';
import { Controller, Delete, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { StateAccess } from '../../state-access.js';
import { StateWorker } from '../../state-worker.js';
import { States } from '../../states.js';

@ApiTags('往期全貌 States of the past')
@Controller('api/audit/v1/states')
export class DropStateController {
  constructor(
    private readonly access: StateAccess,
    private readonly states: States,
    private readonly worker: StateWorker,
  ) {}

  @Delete(':id')
  @ApiOperation({ summary: '取消重放，或提前删除 Cancel it, or drop it before its time' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async drop(
    @Param('id', { schema: uuid() }) id: string,
    @WriteContext() { principal }: WriteRequest<Principal>,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    this.access.require(principal);
    if ((await this.states.drop(principal.tenant, id)) === null) throw notFound();
    this.worker.wake();
    const result = { stream: '', revision: null, position: null, changed: true };
    return written(reply, { status: 200, id, result });
  }
}
