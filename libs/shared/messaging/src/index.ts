export {
  cloudEventOf,
  MalformedCloudEvent,
  messageFromCloudEvent,
  sequenceText,
  type CloudEvent,
} from './cloud-event.js';
export { Arrivals } from './arrivals.js';
export { Consumer, type ConsumerOptions } from './consumer.js';
export { DistrictUnavailable, type DistrictRefusal } from './districts/district-errors.js';
export { Districts, type District, type DistrictTenant } from './districts/districts.js';
export { districtsMigrationOf } from './districts/districts.migration.js';
export { HttpPublishedStreams } from './districts/http-published-streams.js';
export { Feed, feedAfter, feedAnswer, type FeedAnswer } from './feed.js';
export {
  ForeignReaction,
  handlingsOf,
  on,
  onTables,
  received,
  TargetNotThere,
  type Following,
  type Handling,
  type Received,
} from './foreign-reaction.js';
export { groupOf, kafkaClient, topicOf, type KafkaSettings } from './kafka/kafka-connection.js';
export { kafkaMessageOf } from './kafka/kafka-message.js';
export { KafkaTransport } from './kafka/kafka-transport.js';
export { messageOf, type IntegrationMessage } from './message.js';
export { messagingMigrationOf } from './messaging.migration.js';
export { MessagingModule, MessagingRegistry, type MessagingFeature } from './messaging.module.js';
export {
  publication,
  publishedCategory,
  publishedStream,
  type Publication,
  type Publications,
  type PublishedCategory,
} from './publication.js';
export { publishedData, publishedEvent, type PublishingParts } from './published-bytes.js';
export { LogPublishedStreams, PublishedStreams } from './published-streams.js';
export { PublisherReader } from './publisher.reader.js';
export { messagingFeaturesOf } from './registered-features.js';
export { StandaloneTransport } from './standalone-transport.js';
export { TenantIds } from './tenant-ids.js';
export { Transport, type Hold, type Receiver, type Subscription } from './transport.js';
