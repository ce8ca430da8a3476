export { appendEvents, type AppendedEvents } from './append-events.js';
export { rolePools, type RolePools } from './role-pools.js';
