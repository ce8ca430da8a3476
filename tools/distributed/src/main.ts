import { KafkaUnavailable } from '@gongjian/kafka';
import { EmbeddedPostgresError } from '@gongjian/shared-embedded-postgres';
import { databaseUrl, httpVariables, logVariables, readEnvironment, runProcess } from '@gongjian/shared-service';
import { z } from 'zod';
import { startDistributed } from './start-distributed.js';

const schema = z.object({
  GONGJIAN_PORT: httpVariables.GONGJIAN_PORT,
  GONGJIAN_LOG_LEVEL: httpVariables.GONGJIAN_LOG_LEVEL,
  GONGJIAN_DATA: z.string().min(1).optional(),
  GONGJIAN_POSTGRES_URL: databaseUrl.optional(),
  ...logVariables,
  KAFKA_BROKERS: z.string().min(1).optional(),
});

/** OpenTelemetry's own variables, for every process. */
function ofTelemetry(env: NodeJS.ProcessEnv): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) =>
      name.startsWith('OTEL_') && value !== undefined ? [[name, value] as const] : [],
    ),
  );
}

await runProcess(
  (say) => {
    const values = readEnvironment(schema, process.env);
    return startDistributed(
      {
        port: values.GONGJIAN_PORT,
        dataFolder: values.GONGJIAN_DATA,
        postgres: values.GONGJIAN_POSTGRES_URL,
        kurrentDb: values.EVENT_STORE,
        brokers: values.KAFKA_BROKERS,
        kafkaBrokers: 1,
        logLevel: values.GONGJIAN_LOG_LEVEL,
        env: ofTelemetry(process.env),
      },
      say,
    );
  },
  [EmbeddedPostgresError, KafkaUnavailable],
);
