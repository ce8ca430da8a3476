export {
  cloudEventOf,
  MalformedCloudEvent,
  messageFromCloudEvent,
  sequenceText,
  type CloudEvent,
} from './cloud-event.js';
export { Feed, feedAfter, feedAnswer, type FeedAnswer } from './feed.js';
export { messageOf, type IntegrationMessage } from './message.js';
export { MessagingModule, type MessagingFeature } from './messaging.module.js';
export {
  publication,
  publishedCategory,
  publishedStream,
  type Publication,
  type Publications,
  type PublishedCategory,
} from './publication.js';
export { LogPublishedStreams, PublishedStreams } from './published-streams.js';
export { PublisherReader } from './publisher.reader.js';
