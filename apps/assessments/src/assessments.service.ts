import { AssessmentsModule } from '@gongjian/assessments-feature';
import type { ServiceDefinition } from '@gongjian/shared-service';

export const assessmentsService: ServiceDefinition = { context: 'assessments', imports: () => [AssessmentsModule] };
