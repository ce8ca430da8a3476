import {
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type SpanContext,
  type Tracer,
} from '@opentelemetry/api';

/** Names, ids and counts. Never what people typed: no bodies, no parameters, no addresses. */
export type SpanAttributes = Readonly<Record<string, string | number>>;

export interface SpanOptions {
  /** Default: something within the process. */
  readonly kind?: 'server' | 'producer' | 'consumer' | 'client';
  /** W3C `traceparent` of what it follows from; absent: the span that is under way, if any. */
  readonly parent?: string | undefined;
  readonly attributes?: SpanAttributes;
}

/** A span that does not end with a call. */
export interface OpenSpan {
  /** As whoever follows from it is told. */
  readonly traceparent: string;
  /** Work begun by `work` is part of the span. */
  within<Result>(work: () => Result): Result;
  /** @param error what it failed with: its name is told, and its code */
  end(attributes?: SpanAttributes, error?: unknown): void;
}

const KINDS = {
  server: SpanKind.SERVER,
  producer: SpanKind.PRODUCER,
  consumer: SpanKind.CONSUMER,
  client: SpanKind.CLIENT,
} as const;
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/;

let tracer: Tracer | null = null;

/** `null`: spans are made no more, and cost nothing. */
export function traceBy(next: Tracer | null): void {
  tracer = next;
}

export function isTracing(): boolean {
  return tracer !== null;
}

/** Of the span under way; `undefined` where there is none. */
export function currentTraceparent(): string | undefined {
  if (tracer === null) return undefined;
  const span = trace.getActiveSpan();
  return span === undefined ? undefined : traceparentOf(span.spanContext());
}

/** `null` while nothing is traced. */
export function beginSpan(name: string, { kind, parent, attributes = {} }: SpanOptions = {}): OpenSpan | null {
  if (tracer === null) return null;
  const before = parent === undefined ? context.active() : contextOf(parent);
  const span = tracer.startSpan(
    name,
    { kind: kind === undefined ? SpanKind.INTERNAL : KINDS[kind], attributes: { ...attributes } },
    before,
  );
  const here = trace.setSpan(before, span);
  return {
    traceparent: traceparentOf(span.spanContext()),
    within: (work) => context.with(here, work),
    end(more = {}, error) {
      span.setAttributes({ ...more });
      if (error !== undefined) {
        span.setAttribute('error.type', nameOf(error));
        span.setStatus({ code: SpanStatusCode.ERROR });
      }
      span.end();
    },
  };
}

/** Does `work` in a span that ends with it. Without tracing it does `work` and nothing else. */
export async function traced<Result>(name: string, options: SpanOptions, work: () => Promise<Result>): Promise<Result> {
  const span = beginSpan(name, options);
  if (span === null) return work();
  try {
    const result = await span.within(work);
    span.end();
    return result;
  } catch (error) {
    span.end({}, error);
    throw error;
  }
}

/** The same, only as a part of a span that is under way: what a process does by itself begins no trace. */
export async function tracedWithin<Result>(
  name: string,
  options: Omit<SpanOptions, 'parent'>,
  work: () => Promise<Result>,
): Promise<Result> {
  return tracer === null || trace.getActiveSpan() === undefined ? work() : traced(name, options, work);
}

function traceparentOf({ traceId, spanId, traceFlags }: SpanContext): string {
  return `00-${traceId}-${spanId}-${traceFlags.toString(16).padStart(2, '0')}`;
}

function contextOf(traceparent: string): Context {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(traceparent) ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

/** Messages may quote values. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? `${error.name} ${code}` : error.name;
}
