import { AssessmentsModule } from '@gongjian/assessments-feature';
import { trustedBuiltInIssuer, type ServiceConfiguration, type ServiceDefinition } from '@gongjian/shared-service';

export function assessmentsService({ publicUrl, jwksUrl }: ServiceConfiguration): ServiceDefinition {
  return {
    context: 'assessments',
    issuer: trustedBuiltInIssuer(publicUrl, jwksUrl),
    imports: () => [AssessmentsModule],
  };
}
