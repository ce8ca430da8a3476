/** Port: the plans that are closed. No round opens with them any more. */
export abstract class ClosedPlans {
  abstract has(tenant: string, planId: string): Promise<boolean>;
}
