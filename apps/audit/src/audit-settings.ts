import { readWitnessPolicy, type AuditSettings } from '@gongjian/audit-feature';
import { auditVariables, readEnvironment } from '@gongjian/shared-service';
import { z } from 'zod';

/** What the audit's service takes beside what every service does. */
export const auditServiceVariables = {
  ...auditVariables,
  /** Folder of the tiles and entry bundles, which any number of processes of the service share. */
  GONGJIAN_TREES: z.string().min(1),
} as const;

export type ServiceSettings = Omit<AuditSettings, 'master'>;

/** @throws ConfigurationInvalid, PolicyUnusable */
export function readAuditSettings(env: NodeJS.ProcessEnv): ServiceSettings {
  const values = readEnvironment(z.object(auditServiceVariables), env);
  const { GONGJIAN_AUDIT_POLICY: policyFile } = values;
  return {
    folder: values.GONGJIAN_TREES,
    host: values.GONGJIAN_AUDIT_HOST ?? null,
    policy: policyFile === undefined ? null : readWitnessPolicy(policyFile),
  };
}
