import { MalformedTile, parseTilePath, type Tile } from '@gongjian/audit-log';
import { Public } from '@gongjian/shared-access';
import { notFound } from '@gongjian/shared-event-sourcing';
import { Reply, uuid, type FastifyReply } from '@gongjian/shared-http';
import { Controller, Get, Param, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { TreeFiles } from '../tree-files.js';
import { TreeReading } from '../tree-reading.js';
import { IMMUTABLE, leafCount, PLACE, RestOfPath, treeNumber } from '../tree-route.js';

const BYTES = { content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } } as const;

/** What anybody may see of a tree, at the addresses of C2SP tlog-tiles. */
@Public()
@ApiTags('可验证日志 Transparency log')
@Controller('api/audit/v1/trees/:tenant/:number')
export class CheckpointController {
  constructor(
    private readonly trees: TreeReading,
    private readonly files: TreeFiles,
  ) {}

  @Get('checkpoint')
  @ApiOperation({
    summary: '已公布的检查点（签名的说明，C2SP signed-note） The published checkpoint, a signed note',
  })
  @ApiOkResponse({ content: { 'text/plain': { schema: { type: 'string' } } } })
  async checkpoint(
    @Param('tenant', { schema: uuid() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    const { note } = await this.trees.published({ tenant, number });
    reply.header('Cache-Control', 'no-cache');
    return new StreamableFile(Buffer.from(note, 'utf8'), { type: 'text/plain; charset=utf-8' });
  }

  @Get('tile/:level/*')
  @ApiOperation({ summary: '哈希分块（C2SP tlog-tiles） A tile of hashes' })
  @ApiOkResponse(BYTES)
  @ApiParam(PLACE)
  async tile(
    @Param('tenant', { schema: uuid() }) tenant: string,
    @Param('number', { schema: treeNumber() }) number: number,
    @Param('level', { schema: leafCount() }) level: number,
    @RestOfPath() place: string,
    @Reply() reply: FastifyReply,
  ): Promise<StreamableFile> {
    const bytes = await this.files.tile({ tenant, number }, tileAt(`tile/${level}/${place}`));
    if (bytes === null) throw notFound();
    reply.header('Cache-Control', `public, ${IMMUTABLE}`);
    return new StreamableFile(bytes, { type: 'application/octet-stream' });
  }
}

/** @throws DomainError RESOURCE.NOT_FOUND */
function tileAt(path: string): Tile {
  try {
    return parseTilePath(path);
  } catch (error) {
    if (error instanceof MalformedTile) throw notFound();
    throw error;
  }
}
