export { describeEventStoreContract, type EventStoreUnderTest } from './event-store-contract.js';
export { OTHER_SAMPLE_TENANT, SAMPLE_TENANT, sampleEvent, sampleEvents, sampleStream } from './sample-events.js';
export { eventsOf, followUntil } from './subscription-probe.js';
