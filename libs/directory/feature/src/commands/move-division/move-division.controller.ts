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
import { MoveDivision } from './move-division.command.js';
import { moveDivisionRequest, type MoveDivisionBody } from './move-division.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class MoveDivisionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/move')
  @HttpCode(200)
  @ApiOperation({ summary: '调整区划隶属 Move a division under another' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) divisionId: string,
    @Body({ schema: moveDivisionRequest }) body: MoveDivisionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new MoveDivision(write, divisionId, body));
    return written(reply, { status: 200, ...done });
  }
}
