export { appendEvents, type AppendedEvents } from './append-events.js';
export {
  fillTable,
  manyId,
  openListPlans,
  type ListPlans,
  type ManyRows,
  type PlanNode,
  type Visited,
} from './list-plans.js';
export { rebuiltEqualsLive, type RebuiltEqualsLive, type StreamEvents } from './rebuilt-equals-live.js';
export { listsAmongMany, type ListsAmongMany, type ManyOf } from './lists-among-many.js';
export { recordedEqualsLive, type RecordedEqualsLive } from './recorded-equals-live.js';
export { rolePools, type RolePools } from './role-pools.js';
export { until } from './until.js';
