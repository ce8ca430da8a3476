import { trace } from '@opentelemetry/api';
import { traceBy } from './tracing.js';

export interface Telemetry {
  /** Sends what is not sent yet. */
  stop(): Promise<void>;
}

const OFF: Telemetry = { stop: async () => undefined };

/**
 * Sends spans over OTLP/HTTP when `OTEL_EXPORTER_OTLP_ENDPOINT` (or `…_TRACES_ENDPOINT`) says where to; otherwise nothing
 * is loaded and nothing traced. The other variables are OpenTelemetry's own: `OTEL_SERVICE_NAME`,
 * `OTEL_RESOURCE_ATTRIBUTES`, `OTEL_TRACES_SAMPLER`, `OTEL_EXPORTER_OTLP_HEADERS`, `OTEL_BSP_*`, `OTEL_SDK_DISABLED`.
 *
 * @param service name of the process where no variable says another
 */
export async function startTelemetry(service: string): Promise<Telemetry> {
  const { env } = process;
  const endpoint = env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'] ?? env['OTEL_EXPORTER_OTLP_ENDPOINT'] ?? '';
  if (endpoint === '' || env['OTEL_SDK_DISABLED'] === 'true' || env['OTEL_TRACES_EXPORTER'] === 'none') return OFF;
  const [{ BatchSpanProcessor, NodeTracerProvider }, { OTLPTraceExporter }, resources] = await Promise.all([
    import('@opentelemetry/sdk-trace-node'),
    import('@opentelemetry/exporter-trace-otlp-http'),
    import('@opentelemetry/resources'),
  ]);
  const named = resources.resourceFromAttributes({ 'service.name': service, 'service.namespace': 'gongjian' });
  const told = resources.detectResources({ detectors: [resources.envDetector] });
  const provider = new NodeTracerProvider({
    resource: resources.defaultResource().merge(named).merge(told),
    spanProcessors: [new BatchSpanProcessor(new OTLPTraceExporter())],
  });
  provider.register();
  traceBy(provider.getTracer('gongjian'));
  return {
    async stop() {
      traceBy(null);
      trace.disable();
      await provider.shutdown().catch(() => undefined);
    },
  };
}
