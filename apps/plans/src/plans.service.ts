import { PlansModule } from '@gongjian/plans-feature';
import { trustedBuiltInIssuer, type ServiceConfiguration, type ServiceDefinition } from '@gongjian/shared-service';

export function plansService({ publicUrl, jwksUrl }: ServiceConfiguration): ServiceDefinition {
  return { context: 'plans', issuer: trustedBuiltInIssuer(publicUrl, jwksUrl), imports: () => [PlansModule] };
}
