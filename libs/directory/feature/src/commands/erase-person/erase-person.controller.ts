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
import { ErasePerson } from './erase-person.command.js';
import { erasePersonRequest, type ErasePersonBody } from './erase-person.request.js';

@ApiTags('人员 People')
@Controller('api/directory/v1/people')
export class ErasePersonController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/erase')
  @HttpCode(200)
  @ApiOperation({ summary: '删除个人信息 Erase a person' })
  @ApiOkResponse({ standardSchema: writeAnswer })
  async handle(
    @Param('id', { schema: uuid() }) personId: string,
    @Body({ schema: erasePersonRequest }) body: ErasePersonBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new ErasePerson(write, personId, body));
    return written(reply, { status: 200, ...done });
  }
}
