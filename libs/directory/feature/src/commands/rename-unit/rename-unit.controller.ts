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
import { RenameUnit } from './rename-unit.command.js';
import { renameUnitRequest, type RenameUnitBody } from './rename-unit.request.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class RenameUnitController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/rename')
  @HttpCode(200)
  @ApiOperation({ summary: '单位更名 Rename a unit' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) unitId: string,
    @Body({ schema: renameUnitRequest }) body: RenameUnitBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RenameUnit(write, unitId, body));
    return written(reply, { status: 200, ...done });
  }
}
