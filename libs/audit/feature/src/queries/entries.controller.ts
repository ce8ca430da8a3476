import { MalformedTile, parseEntriesPath, type EntryBundle } from '@gongjian/audit-log';
import type { Principal } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { CurrentPrincipal, Reply, uuid, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { TreeFiles } from '../tree-files.js';
import { IMMUTABLE, PLACE, RestOfPath, treeNumber, TreeReaders } from '../tree-route.js';

@ApiTags('可验证日志 Transparency log')
@Controller('api/audit/v1/trees/:tenant/:number/tile/entries')
export class EntriesController {
  constructor(
    private readonly files: TreeFiles,
    private readonly readers: TreeReaders,
  ) {}

  @Get('*')
  @ApiOperation({ summary: '条目分块（C2SP tlog-tiles），限本租户的审计人员 A bundle of entries, for auditors' })
  @ApiOkResponse({ content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } })
  @ApiParam(PLACE)
  async entries(
    @Param('tenant', { schema: uuid() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @RestOfPath() place: string,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    this.readers.require(principal, { tenant });
    const bytes = await this.files.entries({ tenant, number }, bundleAt(`tile/entries/${place}`));
    if (bytes === null) throw notFound();
    reply.header('Cache-Control', `private, ${IMMUTABLE}`);
    return new StreamableFile(bytes, { type: 'application/octet-stream' });
  }
}

/** @throws DomainError RESOURCE.NOT_FOUND */
function bundleAt(path: string): EntryBundle {
  try {
    return parseEntriesPath(path);
  } catch (error) {
    if (error instanceof MalformedTile) throw notFound();
    throw error;
  }
}
