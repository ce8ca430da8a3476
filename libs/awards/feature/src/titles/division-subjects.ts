/** Port: of a division, the subject that is that division itself. */
export abstract class DivisionSubjects {
  abstract of(tenant: string, divisionId: string): Promise<string | null>;
}
