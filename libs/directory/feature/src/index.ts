export { DirectoryModule, type DirectoryModuleOptions } from './directory.module.js';
export { directoryProjections, dropFormerDirectoryTables } from './read-models.js';
export { CreateNameSearch } from './migrations/name-search.migration.js';
export {
  loadSampleDistrict,
  sampleAccounts,
  sampleImporter,
  sampleServices,
  sampleTenant,
  type AccountLookup,
  type SampleDistrict,
  type SampleDistrictOptions,
} from './sample-district/load-sample-district.js';
export { ServiceCredentials } from './writing/service-credentials.js';
