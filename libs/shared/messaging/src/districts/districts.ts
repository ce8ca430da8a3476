import type { KafkaSettings } from '../kafka/kafka-connection.js';

/** An office of a district, a tenant of its deployment, whose events are taken. */
export interface DistrictTenant {
  /** Of the tenant in the district's deployment. */
  readonly id: string;
  readonly names: { readonly zh: string; readonly en: string };
  /** Of the service account there that reads the tenant's feed. */
  readonly clientId: string;
  readonly clientSecret: string;
}

/** A deployment of the product in a district. */
export interface District {
  /** snake_case; unique and never changed: where its consumers stand hangs on it. */
  readonly key: string;
  /** Of its log: what its events name as their source. */
  readonly logId: string;
  /** Origin it is reached at: `https://district.example`. */
  readonly url: string;
  readonly tokenUrl: string;
  /** With the district's prefix; `null`: events are fetched from the feed alone. */
  readonly kafka: KafkaSettings | null;
  readonly tenants: readonly DistrictTenant[];
}

/** What a city's deployment hears of those of its districts. */
export class Districts {
  static readonly NONE = new Districts(null, []);

  /** @param tenant of this deployment: whose people read what districts tell */
  constructor(
    readonly tenant: string | null,
    readonly list: readonly District[],
  ) {}
}
