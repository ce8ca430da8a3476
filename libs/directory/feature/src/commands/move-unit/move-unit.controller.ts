import {
  type FastifyReply,
  Reply,
  uuid,
  writeAnswer,
  WriteContext,
  written,
  type Written,
} from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { MoveUnit } from './move-unit.command.js';
import { moveUnitRequest, type MoveUnitBody } from './move-unit.request.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class MoveUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/move')
  @HttpCode(200)
  @ApiOperation({ summary: '单位迁至其他区划 Move a unit to another division' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) unitId: string,
    @Body({ schema: moveUnitRequest }) body: MoveUnitBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new MoveUnit(write, unitId, body));
    return written(reply, { status: 200, ...done });
  }
}
