import { pointerToken, schemaFaults } from '@gongjian/shared-kernel';
import { StandardSchemaValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { invalidRequest, type FieldProblem } from './problem.js';
import { YamlBody } from './yaml-body.js';

const MAX_ERRORS = 50;

type Part = FieldProblem['in'];

/**
 * Checks `@Body`, `@Query`, `@Param` and `@Headers` arguments against their zod schema (`{ schema }`) and hands the
 * controller the schema's output. A body that is absent is one without members. Refusals are 422 `REQUEST.INVALID` and never repeat what was sent.
 */
export class RequestValidationPipe extends StandardSchemaValidationPipe {
  override async transform<Value>(value: Value, metadata: ArgumentMetadata): Promise<Value> {
    const { schema } = metadata;
    if (schema === undefined || !this.toValidate(metadata)) return value;
    const absent = value === undefined && metadata.type === 'body' && metadata.data === undefined;
    const given = value instanceof YamlBody ? (value.read() ?? {}) : value;
    const result = await this.validate<Value>(absent ? {} : given, schema);
    if (result.issues === undefined) return result.value;
    const part: Part = metadata.type === 'param' ? 'path' : metadata.type === 'query' ? 'query' : 'body';
    const prefix = metadata.data === undefined ? '' : `/${pointerToken(metadata.data)}`;
    const faults = schemaFaults(result.issues, prefix);
    throw invalidRequest(faults.slice(0, MAX_ERRORS).map((fault) => ({ in: part, ...fault })));
  }
}
