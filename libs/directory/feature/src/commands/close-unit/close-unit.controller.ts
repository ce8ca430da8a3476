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
import { CloseUnit } from './close-unit.command.js';
import { closeUnitRequest, type CloseUnitBody } from './close-unit.request.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class CloseUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/close')
  @HttpCode(200)
  @ApiOperation({ summary: '撤销单位 Close a unit' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) unitId: string,
    @Body({ schema: closeUnitRequest }) body: CloseUnitBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new CloseUnit(write, unitId, body));
    return written(reply, { status: 200, ...done });
  }
}
