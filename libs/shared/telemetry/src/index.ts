export { startTelemetry, type Telemetry } from './start-telemetry.js';
export { TracedEventStore } from './traced-event-store.js';
export {
  beginSpan,
  currentTraceparent,
  isTracing,
  traced,
  tracedWithin,
  type OpenSpan,
  type SpanAttributes,
  type SpanOptions,
} from './tracing.js';
