import { type FastifyReply, Reply, writeAnswer, WriteContext, written, type Written } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Body, Controller, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { RegisterSubject } from './register-subject.command.js';
import { registerSubjectRequest, type RegisterSubjectBody } from './register-subject.request.js';

@ApiTags('创建对象 Subjects')
@Controller('api/directory/v1/subjects')
export class RegisterSubjectController {
  constructor(private readonly commands: CommandBus) {}

  @Post()
  @ApiOperation({ summary: '登记创建对象 Register a subject' })
  @ApiCreatedResponse({ standardSchema: writeAnswer })
  async handle(
    @Body({ schema: registerSubjectRequest }) body: RegisterSubjectBody,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<Written> {
    const done = await this.commands.execute(new RegisterSubject(write, body));
    return written(reply, { status: 201, ...done });
  }
}
