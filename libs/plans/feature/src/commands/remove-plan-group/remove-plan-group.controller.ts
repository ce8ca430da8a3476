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
import { Controller, Delete, Param } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RemovePlanGroup } from './remove-plan-group.command.js';

@ApiTags('工作方案 Plans')
@Controller('api/plans/v1/plans')
export class RemovePlanGroupController {
  constructor(private readonly commands: CommandBus) {}

  @Delete(':id/groups/:groupId')
  @ApiOperation({ summary: '撤销小组 Remove a group' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) planId: string,
    @Param('groupId', { schema: uuid() }) groupId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RemovePlanGroup(write, planId, groupId));
    return written(reply, { status: 200, ...done });
  }
}
