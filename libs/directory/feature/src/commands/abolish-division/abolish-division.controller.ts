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
import { AbolishDivision } from './abolish-division.command.js';
import { abolishDivisionRequest, type AbolishDivisionBody } from './abolish-division.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class AbolishDivisionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/abolish')
  @HttpCode(200)
  @ApiOperation({ summary: '撤销区划 Abolish a division' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) divisionId: string,
    @Body({ schema: abolishDivisionRequest }) body: AbolishDivisionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new AbolishDivision(write, divisionId, body));
    return written(reply, { status: 200, ...done });
  }
}
