import { Reply, uuid, WriteContext, written, type FastifyReply } from '@gongjian/shared-http';
import type { Write } from '@gongjian/shared-records';
import { Controller, HttpCode, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { credentialsAnswer, type CredentialsAnswer } from './issue-service-credentials.answer.js';
import { IssueServiceCredentials } from './issue-service-credentials.command.js';

@ApiTags('部门系统 Services')
@Controller('api/directory/v1/services')
export class IssueServiceCredentialsController {
  constructor(private readonly commands: CommandBus) {}

  @Post(':id/credentials')
  @HttpCode(200)
  @ApiOperation({
    summary: '发放凭据（内置认证），密钥只显示一次 Issue credentials of the built-in issuer, the secret told once',
  })
  @ApiOkResponse({ standardSchema: credentialsAnswer })
  async handle(
    @Param('id', { schema: uuid() }) serviceId: string,
    @WriteContext() write: Write,
    @Reply() reply: FastifyReply,
  ): Promise<CredentialsAnswer> {
    const issued = await this.commands.execute(new IssueServiceCredentials(write, serviceId));
    const { id, result, ...credentials } = issued;
    reply.header('Cache-Control', 'no-store');
    return { ...(await written(reply, { status: 200, id, result })), ...credentials };
  }
}
