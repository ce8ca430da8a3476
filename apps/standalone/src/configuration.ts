import { readWitnessPolicy, type AuditSettings } from '@gongjian/audit-feature';
import {
  districtsOf,
  auditVariables,
  httpVariables,
  kafkaSettingsOf,
  logVariables,
  readEnvironment,
  standaloneMessages,
  type ServiceConfiguration,
} from '@gongjian/shared-service';
import { z } from 'zod';

const schema = z.intersection(
  z.object({ ...httpVariables, ...logVariables, ...auditVariables, GONGJIAN_DATA: z.string().min(1).optional() }),
  standaloneMessages,
);

export interface Configuration {
  /** 0: a free one. */
  readonly port: number;
  readonly dataFolder: string | undefined;
  /** Address of the KurrentDB that holds the log; `null`: the embedded PostgreSQL does. */
  readonly kurrentDb: string | null;
  readonly calendarFile: string | undefined;
  /** Begins the origin of trees made from now on; `null`: a name made from the log's id. */
  readonly auditHost: string | null;
  /** Of the witnesses of those trees; `null`: none. */
  readonly auditPolicy: AuditSettings['policy'];
  readonly trustedProxies: readonly string[];
  readonly logLevel: string;
  /** `null`: nothing leaves the process. */
  readonly kafka: ServiceConfiguration['kafka'] | null;
  readonly districts: ServiceConfiguration['districts'];
}

/** @throws ConfigurationInvalid, PolicyUnusable */
export function readConfiguration(env: NodeJS.ProcessEnv): Configuration {
  const values = readEnvironment(schema, env);
  const { KAFKA_BROKERS: brokers, GONGJIAN_AUDIT_POLICY: policyFile } = values;
  return {
    port: values.GONGJIAN_PORT,
    dataFolder: values.GONGJIAN_DATA,
    kurrentDb: values.EVENT_STORE ?? null,
    calendarFile: values.GONGJIAN_CALENDAR,
    auditHost: values.GONGJIAN_AUDIT_HOST ?? null,
    auditPolicy: policyFile === undefined ? null : readWitnessPolicy(policyFile),
    trustedProxies: values.GONGJIAN_TRUSTED_PROXIES,
    logLevel: values.GONGJIAN_LOG_LEVEL,
    kafka: brokers === undefined ? null : kafkaSettingsOf(values, brokers, 'gongjian'),
    districts: districtsOf(values),
  };
}
