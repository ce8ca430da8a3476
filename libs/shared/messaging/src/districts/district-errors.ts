/** Why what comes in the name of a district is not taken. */
export type DistrictRefusal = 'DISTRICT.OTHER_SOURCE' | 'DISTRICT.OTHER_TENANT' | 'DISTRICT.OTHER_CONTEXT';

/** The district's feed cannot be read now, or does not answer as it should; it is asked again. Quotes nothing of it. */
export class DistrictUnavailable extends Error {
  constructor(
    readonly code: 'DISTRICT.AWAY' | 'DISTRICT.NO_TOKEN' | 'DISTRICT.DENIED' | 'DISTRICT.MALFORMED' | DistrictRefusal,
    district: string,
    what: string,
    options?: ErrorOptions,
  ) {
    super(`${code} ${district}: ${what}`, options);
    this.name = 'DistrictUnavailable';
  }
}
