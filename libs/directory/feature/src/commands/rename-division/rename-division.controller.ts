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
import { RenameDivision } from './rename-division.command.js';
import { renameDivisionRequest, type RenameDivisionBody } from './rename-division.request.js';

@ApiTags('区划 Divisions')
@Controller('api/directory/v1/divisions')
export class RenameDivisionController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/rename')
  @HttpCode(200)
  @ApiOperation({ summary: '区划更名 Rename a division' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) divisionId: string,
    @Body({ schema: renameDivisionRequest }) body: RenameDivisionBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RenameDivision(write, divisionId, body));
    return written(reply, { status: 200, ...done });
  }
}
