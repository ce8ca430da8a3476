import type { ReaderLogger } from '@gongjian/shared-projections/readers';
import kafkajs, { type Kafka as KafkaClient, type logCreator } from 'kafkajs';

const { Kafka, logLevel } = kafkajs;

export interface KafkaSettings {
  /** `host:port`, at least one. */
  readonly brokers: readonly string[];
  /** Unique to the deployment where several share a cluster: begins every topic and every group. */
  readonly prefix: string;
  /** Begins every group, behind the prefix: of a reader in another deployment. */
  readonly groups?: string;
  /** SASL/SCRAM-SHA-512; absent: none. */
  readonly login?: { readonly username: string; readonly password: string };
  readonly tls?: boolean;
  /** Shows in the brokers' logs. */
  readonly clientId: string;
}

/** One topic a context: what it tells others, by tenant. */
export function topicOf({ prefix }: Pick<KafkaSettings, 'prefix'>, context: string): string {
  return `${prefix}${context}`;
}

/** The group in which the receivers of one consumer take turns. */
export function groupOf(
  { prefix, groups = '' }: Pick<KafkaSettings, 'prefix' | 'groups'>,
  context: string,
  consumer: string,
): string {
  return `${prefix}${groups}${context}.${consumer}`;
}

/** Its own messages go to `logger`: names of errors and brokers, never contents. */
export function kafkaClient({ brokers, login, tls, clientId }: KafkaSettings, logger: ReaderLogger): KafkaClient {
  return new Kafka({
    clientId,
    brokers: [...brokers],
    ssl: tls === true,
    ...(login === undefined ? {} : { sasl: { mechanism: 'scram-sha-512', ...login } }),
    connectionTimeout: 3_000,
    requestTimeout: 15_000,
    retry: { initialRetryTime: 100, maxRetryTime: 5_000, retries: 5 },
    logLevel: logLevel.ERROR,
    logCreator: toLogger(logger),
  });
}

/** What a broker that has just started, or moves a leader, says for a moment is no error. */
const PASSING =
  /coordinator is (loading|not available)|not the coordinator|rebalanc|not the leader|no leader|leadership/i;

function toLogger(logger: ReaderLogger): logCreator {
  return () =>
    ({ namespace, log }) => {
      const error: unknown = log['error'];
      const said = `${log.message} ${typeof error === 'string' ? error : ''}`.trim();
      if (!PASSING.test(said)) logger.warn(`kafka ${namespace}: ${said}`);
    };
}
