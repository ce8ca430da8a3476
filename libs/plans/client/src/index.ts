export { programmeDefinitionsMigrationOf } from './definitions-table.js';
export { definitionArrival, ProgrammeDefinitions, type PublishedDefinition } from './programme-definitions.js';
export { programmeDefinitionsOf } from './programme-definitions.module.js';
