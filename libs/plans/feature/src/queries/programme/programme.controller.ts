import type { Principal } from '@gongjian/shared-access';
import { After, CurrentPrincipal, Reply, served, uuid, type FastifyReply } from '@gongjian/shared-http';
import { DomainError } from '@gongjian/shared-kernel';
import type { HistoryPage } from '@gongjian/shared-projections';
import { PossibleActs, RecordReader, type May } from '@gongjian/shared-records';
import { historyQuery, oneQuery, type HistoryQuery, type OneQuery } from '@gongjian/shared-records/requests';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { mayManageProgrammeOf } from '../../programmes/may-manage-programme.js';
import { programmeProjection } from '../../projections.js';
import {
  programmeAnswer,
  programmeHistoryAnswer,
  programmeVersionAnswer,
  type ProgrammeAnswer,
  type ProgrammeVersionAnswer,
} from './programme.answer.js';

const versionNumber = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, { error: 'integer' })
  .transform(Number);

@ApiTags('创建项目 Programmes')
@Controller('api/plans/v1/programmes')
export class ProgrammeController {
  constructor(
    private readonly reader: RecordReader,
    private readonly acts: PossibleActs,
  ) {}

  @Get(':id')
  @ApiOperation({ summary: '创建项目 A programme' })
  @ApiOkResponse({ description: '草稿与各版本。The draft and every version.', standardSchema: programmeAnswer })
  async one(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ProgrammeAnswer> {
    const { row, revision, position, day } = await this.reader.one(
      programmeProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayRead,
    );
    const manage = { ...mayManageProgrammeOf(row.authority), refuses: () => null };
    const acts = { revise: manage, publish: manage };
    const may = asOf === undefined ? this.acts.of(principal, manage.resource, day, acts) : null;
    return served(reply, { ...row, revision: String(revision), may }, { revision, position });
  }

  @Get(':id/versions/:version')
  @ApiOperation({ summary: '已发布的版本 A published version' })
  @ApiOkResponse({ description: '发布后不再改变。Never changes.', standardSchema: programmeVersionAnswer })
  async version(
    @Param('id', { schema: uuid() }) id: string,
    @Param('version', { schema: versionNumber }) version: number,
    @Query({ schema: oneQuery }) { asOf }: OneQuery,
    @CurrentPrincipal() principal: Principal,
    @Reply() reply: FastifyReply,
    @After() after?: string,
  ): Promise<ProgrammeVersionAnswer> {
    const { row, position } = await this.reader.one(
      programmeProjection,
      { principal, id, after, asOf: asOf ?? null },
      mayRead,
    );
    const found = row.versions.find((candidate) => candidate.version === version);
    if (found === undefined) {
      throw new DomainError('PROGRAMME.VERSION_NOT_FOUND', 'not-found', {
        zh: `没有第 ${version} 版。`,
        en: `There is no version ${version}.`,
      });
    }
    return served(reply, found, { position });
  }

  @Get(':id/history')
  @ApiOperation({ summary: '创建项目的历史 History of a programme' })
  @ApiOkResponse({ standardSchema: programmeHistoryAnswer })
  async history(
    @Param('id', { schema: uuid() }) id: string,
    @Query({ schema: historyQuery }) page: HistoryQuery,
    @CurrentPrincipal() principal: Principal,
  ): Promise<HistoryPage> {
    return this.reader.history(programmeProjection, principal, id, page, (row) => ({
      action: 'history.read',
      resource: { divisionId: row.authority.division.id },
    }));
  }
}

function mayRead(): May {
  return { action: 'programme.read', resource: {} };
}
