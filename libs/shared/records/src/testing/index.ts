export { DistrictClient, inDays, today, why, type Answer, type Body, type Sent } from './district-client.js';
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
