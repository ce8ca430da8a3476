export { KafkaUnavailable } from './jars.js';
export { KafkaCluster, type KafkaClusterOptions } from './kafka-cluster.js';
export type { KafkaUser } from './server-properties.js';
