import { AwardsModule } from '@gongjian/awards-feature';
import type { ServiceDefinition } from '@gongjian/shared-service';

export const awardsService: ServiceDefinition = { context: 'awards', imports: () => [AwardsModule] };
