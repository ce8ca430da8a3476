import {
  districtsOf,
  httpVariables,
  kafkaSettingsOf,
  readEnvironment,
  standaloneMessages,
  type ServiceConfiguration,
} from '@gongjian/shared-service';
import { z } from 'zod';

const schema = z.intersection(
  z.object({ ...httpVariables, GONGJIAN_DATA: z.string().min(1).optional() }),
  standaloneMessages,
);

export interface Configuration {
  /** 0: a free one. */
  readonly port: number;
  readonly dataFolder: string | undefined;
  readonly calendarFile: string | undefined;
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** `null`: nothing leaves the process. */
  readonly kafka: ServiceConfiguration['kafka'] | null;
  readonly districts: ServiceConfiguration['districts'];
}

/** @throws ConfigurationInvalid */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const values = readEnvironment(schema, env);
  const { KAFKA_BROKERS: brokers } = values;
  return {
    port: values.GONGJIAN_PORT,
    dataFolder: values.GONGJIAN_DATA,
    calendarFile: values.GONGJIAN_CALENDAR,
    trustedProxies: values.GONGJIAN_TRUSTED_PROXIES,
    logLevel: values.GONGJIAN_LOG_LEVEL,
    kafka: brokers === undefined ? null : kafkaSettingsOf(values, brokers, 'gongjian'),
    districts: districtsOf(values),
  };
}
