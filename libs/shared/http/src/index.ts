export { AcceptsMultipart } from './accepts-multipart.js';
export { AcceptsYaml } from './accepts-yaml.js';
export {
  EventStorePositionTokens,
  PositionTokens,
  served,
  written,
  type ServedOptions,
  type Written,
  type WrittenOptions,
} from './answers.js';
export { closeWithin } from './close-within.js';
export { createHttpApp, type HttpApp, type HttpAppOptions } from './create-http-app.js';
export { describeApi, type ApiDocument } from './describe-api.js';
export { docsPage } from './docs-page.js';
export { JSON_BODY_LIMIT } from './json-body.js';
export { serveMetrics } from './metrics.js';
export { type ApiDescription } from './openapi.js';
export { PinoLogger } from './pino.logger.js';
export {
  HttpProblem,
  invalidRequest,
  prefersEnglish,
  problemAnswer,
  routeNotFound,
  type FieldProblem,
  type Problem,
  tooManyRequests,
} from './problem.js';
export { ReadinessCheck, type ReadinessReport, type ReadinessState } from './readiness.js';
export { RateLimited, type RateLimit } from './rate-limited.js';
export {
  After,
  CurrentPrincipal,
  principalOf,
  PublicWrite,
  readWriteContext,
  Reply,
  setPrincipal,
  WriteContext,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type PublicWriteRequest,
  type WriteRequest,
} from './request-context.js';
export { RequestValidationPipe } from './request-validation.pipe.js';
export {
  cursor,
  decimal,
  instant,
  localDate,
  pageLimit,
  personal,
  problem,
  text,
  uuid,
  writeAnswer,
} from './schemas.js';
export { serveConsole, type ConsoleOptions } from './serve-console.js';
export { serveSeal } from './seal.js';
export { readUpload, type Upload } from './upload.js';
export { traceparentOf, traceRequests } from './trace-requests.js';
