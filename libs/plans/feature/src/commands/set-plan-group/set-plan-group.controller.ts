import {
  Reply,
  uuid,
  WriteContext,
  writeAnswer,
  written,
  type FastifyReply,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Param, Put } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { SetPlanGroup } from './set-plan-group.command.js';
import { setPlanGroupRequest, type SetPlanGroupBody } from './set-plan-group.request.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class SetPlanGroupController {
  constructor(private readonly commands: CommandBus) {}

  @Put(':id/groups/:groupId')
  @ApiOperation({ summary: '设定领导小组或工作组 Set a leading or work group' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('groupId', { schema: uuid() }) groupId: string,
    @Body({ schema: setPlanGroupRequest }) body: SetPlanGroupBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new SetPlanGroup(write, planId, groupId, body));
    return written(reply, { status: 200, ...done });
  }
}
