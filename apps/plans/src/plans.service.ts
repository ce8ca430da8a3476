import { PlansModule } from '@gongjian/plans-feature';
import type { ServiceDefinition } from '@gongjian/shared-service';

export const plansService: ServiceDefinition = { context: 'plans', imports: () => [PlansModule] };
