export { ChangeListener, type Heard } from './change-listener.js';
export {
  DistrictClient,
  inDays,
  today,
  togetherAt,
  why,
  type Answer,
  type Body,
  type LastWrite,
  type Sent,
} from './district-client.js';
export { SeatedAuditor } from './seated-auditor.js';
export {
  city,
  community,
  county,
  OTHER_TENANT,
  otherCounty,
  people,
  runDistrict,
  services,
  subjects,
  TENANT,
  town,
  units,
  type DistrictOptions,
  type RunningDistrict,
  type ToldFact,
  type Who,
} from './running-district.js';
