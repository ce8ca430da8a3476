export { integrationTypeOf, jsonSchemaOf, type IntegrationEventDefinition } from './integration-event.js';
export { act, day, id, moment, named, names, sealed, unit } from './parts.js';
