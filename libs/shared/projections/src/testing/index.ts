export { appendEvents, type AppendedEvents } from './append-events.js';
export { rebuiltEqualsLive, type RebuiltEqualsLive, type StreamEvents } from './rebuilt-equals-live.js';
export { recordedEqualsLive, type RecordedEqualsLive } from './recorded-equals-live.js';
export { rolePools, type RolePools } from './role-pools.js';
export { until } from './until.js';
