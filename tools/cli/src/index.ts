export { kafkaUsers, writeDeploymentSecrets, type DeploymentSecrets } from './databases/deployment-secrets.js';
export { applyKafka, makeMissingTopics, type ApplyOptions } from './kafka/kafka-apply.js';
export { forBrokers, kafkaFilesOf, KafkaFilesInvalid, type KafkaFiles } from './kafka/kafka-files.js';
