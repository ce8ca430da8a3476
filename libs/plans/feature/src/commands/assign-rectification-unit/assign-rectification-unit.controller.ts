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
import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AssignRectificationUnit } from './assign-rectification-unit.command.js';
import {
  assignRectificationUnitRequest,
  type AssignRectificationUnitBody,
} from './assign-rectification-unit.request.js';

@ApiTags('整改 Rectifications')
@Controller('api/plans/v1/rectifications')
export class AssignRectificationUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/unit')
  @ApiOperation({ summary: '指定或改派整改责任单位 Name the unit that answers for it' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) rectificationId: string,
    @Body({ schema: assignRectificationUnitRequest }) body: AssignRectificationUnitBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AssignRectificationUnit(write, rectificationId, body));
    return written(reply, { status: 200, ...done });
  }
}
