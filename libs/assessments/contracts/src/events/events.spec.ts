import { describeIntegrationEvents } from '@gongjian/shared-testing/contracts';
import { integrationEvents } from './index.js';

describe('what assessments tells others', () => {
  describeIntegrationEvents(integrationEvents, new URL('.', import.meta.url));
});
