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
import { MergeDivision } from './merge-division.command.js';
import { mergeDivisionRequest, type MergeDivisionBody } from './merge-division.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class MergeDivisionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/merge')
  @HttpCode(200)
  @ApiOperation({ summary: '并入其他区划 Merge a division into another' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) divisionId: string,
    @Body({ schema: mergeDivisionRequest }) body: MergeDivisionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new MergeDivision(write, divisionId, body));
    return written(reply, { status: 200, ...done });
  }
}
