import { definitionJsonSchema } from '@gongjian/plans-contracts';
import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { programmeSchemaAnswer } from './programme-schema.answer.js';

@ApiTags('创建项目 Programmes')
@Controller('api/plans/v1/programmes')
export class ProgrammeSchemaController {
  private readonly schema = definitionJsonSchema();

  @Get('schema')
  @ApiOperation({ summary: '项目定义的 JSON Schema The JSON Schema of a definition' })
  @ApiOkResponse({
    description: '可供编辑器补全和检查。For editors to complete and check with.',
    standardSchema: programmeSchemaAnswer,
  })
  handle(): object {
    return this.schema;
  }
}
