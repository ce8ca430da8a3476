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
import { ChangeUnitSuperior } from './change-unit-superior.command.js';
import { changeUnitSuperiorRequest, type ChangeUnitSuperiorBody } from './change-unit-superior.request.js';

@ApiTags('单位 Units')
@Controller('api/directory/v1/units')
export class ChangeUnitSuperiorController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/change-superior')
  @HttpCode(200)
  @ApiOperation({ summary: '变更上级单位 Change the superior authority' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) unitId: string,
    @Body({ schema: changeUnitSuperiorRequest }) body: ChangeUnitSuperiorBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ChangeUnitSuperior(write, unitId, body));
    return written(reply, { status: 200, ...done });
  }
}
