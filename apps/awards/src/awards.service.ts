import { AwardsModule } from '@gongjian/awards-feature';
import { trustedBuiltInIssuer, type ServiceConfiguration, type ServiceDefinition } from '@gongjian/shared-service';

export function awardsService({ publicUrl, jwksUrl }: ServiceConfiguration): ServiceDefinition {
  return { context: 'awards', issuer: trustedBuiltInIssuer(publicUrl, jwksUrl), imports: () => [AwardsModule] };
}
